package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites what tests compare with: expected outputs in scripts, the
// catalogue of errors and the chapter of equations.
var update = flag.Bool("update", false, "rewrite expected outputs")

// Folders of the repository, seen from this package.
const (
	scriptFolder = "../../testdata/script"
	errorFolder  = "../../testdata/errors"
)

// TestMain lets scripts call the program by its name, each time as a process of
// its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"loanmodel": main})
}

// TestScripts runs the scripts that show each verb at work.
func TestScripts(t *testing.T) {
	testscript.Run(t, scriptParams(scriptFolder))
}

func scriptParams(folder string) testscript.Params {
	return testscript.Params{
		Dir:                 folder,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setupScript,
		Condition:           scriptCondition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"digest": digest,
			"await":  await,
			"tmpfs":  tmpfs,
			"fill":   fill,
			"mark":   mark,
		},
	}
}

// setupScript keeps the variables of whoever runs the tests away from them.
func setupScript(env *testscript.Env) error {
	env.Vars = append(env.Vars, "LANG=C")
	return nil
}

// scriptCondition knows [mount]: whether a file system can be mounted.
func scriptCondition(condition string) (bool, error) {
	if condition != "mount" {
		return false, fmt.Errorf("unknown condition %q", condition)
	}
	folder, err := os.MkdirTemp("", "mount")
	if err != nil {
		return false, err
	}
	defer os.Remove(folder)
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder).Run() != nil {
		return false, nil
	}
	return true, exec.Command("umount", folder).Run()
}

// exits CODE COMMAND...: runs a command, which must end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// digest FOLDER FILE: writes the SHA-256 of every file under a folder into a
// file.
func digest(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: digest FOLDER FILE")
	}
	lines, err := digestLines(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(lines), 0o644))
}

func digestLines(folder string) (string, error) {
	var lines strings.Builder
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		fmt.Fprintf(&lines, "%x  %s\n", sha256.Sum256(data), filepath.ToSlash(relative))
		return err
	})
	return lines.String(), err
}

// await PATH: waits until a path exists.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await PATH")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		if _, err := os.Lstat(ts.MkAbs(args[0])); err == nil {
			return
		}
		select {
		case <-ctx.Done():
			ts.Fatalf("%s did not appear", args[0])
		case <-time.After(time.Millisecond):
		}
	}
}

// tmpfs FOLDER OPTIONS: mounts a file system in memory, until the script ends.
func tmpfs(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tmpfs FOLDER OPTIONS")
	}
	folder := ts.MkAbs(args[0])
	ts.Check(os.Mkdir(folder, 0o755))
	ts.Check(exec.Command("mount", "-t", "tmpfs", "-o", args[1], "tmpfs", folder).Run())
	ts.Defer(func() {
		if err := exec.Command("umount", folder).Run(); err != nil {
			ts.Logf("cannot unmount %s: %v", folder, err)
		}
	})
}
