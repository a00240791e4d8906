package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/reports/delivery"
)

// sameBytesScenarios returns the scenarios whose outputs are compared, with all
// their files: where that takes long, the one in which more happens.
func sameBytesScenarios(slow bool) []string {
	if slow && !clients.Nightly() {
		return []string{"reparations-loan+assets-returned"}
	}
	return []string{"base", "reparations-loan+assets-returned"}
}

// TestSameBytesInAnySurroundings: the outputs have the same SHA-256 whatever
// the number of processors, the time zone, the language, the mode of new files
// and variables that only look like settings.
func TestSameBytesInAnySurroundings(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the surroundings are those of Linux")
	}
	program, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, around := range []string{
		"GOMAXPROCS=1 TZ=UTC LC_ALL=C LANG=C umask=022",
		"GOMAXPROCS=2 TZ=Pacific/Kiritimati LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 umask=077",
		"GOMAXPROCS=7 TZ=America/St_Johns LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 umask=000",
		"GOMAXPROCS=16 TZ=:/nowhere LC_ALL=ar_EG LANG=nonsense LOAN_COMMITMENT_EUR=1 SCENARIO=joint-borrowing OUT=other FORMATS=md RATE=5 umask=027",
	} {
		variables, mask, _ := strings.Cut(around, " umask=")
		got := outputsUnder(t, sameBytesScenarios(false), strings.Fields(variables), "umask "+mask+"; exec "+program)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s: other bytes\n%s\nwant\n%s", around, got, want)
		}
	}
	t.Logf("%d files of %d scenarios, the same four times", strings.Count(want, "\n"), len(sameBytesScenarios(false)))
}

// TestSameBytesOnAnotherProcessor: the program built for arm64 writes the same
// bytes as this one. It is run by an emulator.
func TestSameBytesOnAnotherProcessor(t *testing.T) {
	if testing.Short() {
		t.Skip("building and emulating another processor is left out by -short")
	}
	if runtime.GOOS != "linux" || runtime.GOARCH == "arm64" {
		t.Skip("the other processor is an arm64 under Linux")
	}
	emulator := ""
	for _, program := range []string{"qemu-aarch64-static", "qemu-aarch64"} {
		if path, err := exec.LookPath(program); err == nil {
			emulator = path
			break
		}
	}
	if emulator == "" {
		clients.Missing(t, "qemu-aarch64-static is not installed (on Debian: apt-get install qemu-user-static)")
	}
	here, there := build(t, runtime.GOARCH), build(t, "arm64")
	scenarios := sameBytesScenarios(true)
	want := outputsUnder(t, scenarios, nil, "exec "+here)
	if got := outputsUnder(t, scenarios, nil, "exec "+emulator+" "+there); got != want {
		t.Errorf("arm64 writes\n%s\n%s writes\n%s", got, runtime.GOARCH, want)
	}
	t.Logf("%d files, the same on %s and arm64", strings.Count(want, "\n"), runtime.GOARCH)
}

// build builds the program for a processor.
func build(t *testing.T, processor string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+"-"+processor)
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+processor)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// outputsUnder runs the scenarios by a command of the shell, to which the
// arguments are added, and gives the SHA-256 of each file.
func outputsUnder(t *testing.T, scenarios, variables []string, command string) string {
	t.Helper()
	folder := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "sh", "-c", command+` "$@"`, "sh")
	cmd.Args = append(append(cmd.Args, "run", "--out", folder), scenarios...)
	cmd.Dir = folder
	cmd.Env = surroundings(variables...)
	if out, err := cmd.CombinedOutput(); err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%s: exit %d\n%s", command, exit.ExitCode(), out)
		}
		t.Fatal(err)
	}
	lines, err := digestLines(folder)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Count(lines, "\n"), len(scenarios)*(len(delivery.Outputs())+1); got != want {
		t.Fatalf("%d files, want %d:\n%s", got, want, lines)
	}
	return lines
}
