package mutate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// folders lists the packages whose tests must notice changes.
var folders = []string{"finance/money", "finance/calendar", "finance/equation"}

// What became of a mutant.
const (
	killed   = "killed"
	lived    = "lived"
	timedOut = "timed out"
	notBuilt = "does not compile" // is no mutant
)

// chosen names the variable that tells a program which mutant to be, and reader
// is the text that reads it.
const (
	chosen = "LOANMODEL_MUTANT"
	reader = "package %s\n\nimport (\n\"os\"\n\"strconv\"\n)\n\nvar mutant, _ = strconv.Atoi(os.Getenv(\"" + chosen + "\"))\n"
)

// TestMutants runs only when asked: it takes a run of the tests for each mutant.
func TestMutants(t *testing.T) {
	if os.Getenv("LOANMODEL_MUTATE") == "" {
		t.Skip("LOANMODEL_MUTATE is not set: changing the program in every place takes minutes")
	}
	known := explained(t)
	for _, folder := range folders {
		t.Run(path.Base(folder), func(t *testing.T) {
			all := mutants(t, folder)
			broken := map[int]bool{}
			program := buildAll(t, folder, all, broken)
			if output, err := run(folder, program, -1); err != nil {
				t.Fatalf("without a change the tests fail: %s", output)
			}
			counts := map[string]int{}
			for number, m := range all {
				fate := m.fate(t, folder, program, number, broken[number])
				counts[fate]++
				if fate == timedOut {
					t.Logf("%s:\n%s", fate, m.item())
				}
				if fate == lived && !known[m.place()] {
					t.Errorf("%s:\n%s", fate, m.item())
				}
			}
			t.Logf("%s: %v", folder, counts)
		})
	}
}

// fate returns what the package's tests do with a mutant.
func (m mutant) fate(t *testing.T, folder, program string, number int, broken bool) string {
	t.Helper()
	if m.copy == "" { // outside of functions a mutant is a program of its own
		program, _ = build(t, folder, map[string][]byte{m.file: m.text})
		broken = program == ""
	}
	if broken {
		return notBuilt
	}
	output, err := run(folder, program, number)
	switch {
	case err == nil:
		return lived
	case bytes.Contains(output, []byte("panic: test timed out")):
		return timedOut
	}
	return killed
}

// position matches a place in a compiler's message.
var position = regexp.MustCompile(`(?m)^[^ :]*?(\w+\.go):(\d+):\d+: `)

// buildAll builds one program with all mutants in functions, and notes those
// that do not compile.
func buildAll(t *testing.T, folder string, all []mutant, broken map[int]bool) string {
	t.Helper()
	for {
		texts, lines := together(t, folder, all, broken)
		program, output := build(t, folder, texts)
		if program != "" {
			return program
		}
		before := len(broken)
		for _, found := range position.FindAllStringSubmatch(string(output), -1) {
			line, _ := strconv.Atoi(found[2])
			if of := lines[found[1]]; line <= len(of) && of[line-1] >= 0 {
				broken[of[line-1]] = true
			}
		}
		if len(broken) == before {
			t.Fatalf("does not compile:\n%s", output)
		}
	}
}

// together returns the package's files with a copy of each mutant's function,
// and for each line the number of the mutant that it belongs to, or −1.
func together(t *testing.T, folder string, all []mutant, broken map[int]bool) (texts map[string][]byte, lines map[string][]int) {
	t.Helper()
	texts, lines = map[string][]byte{}, map[string][]int{}
	texts[path.Join(folder, "mutant_number.go")] = fmt.Appendf(nil, reader, path.Base(folder))
	switches := map[string]map[int]string{} // by file and entry
	copies := map[string][]byte{}
	original := func(file string) []byte {
		text, err := os.ReadFile(path.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for number, m := range all {
		if m.copy == "" || broken[number] {
			continue
		}
		name := path.Base(m.file)
		if switches[m.file] == nil {
			switches[m.file] = map[int]string{}
			lines[name] = slices.Repeat([]int{-1}, bytes.Count(original(m.file), []byte("\n")))
		}
		switches[m.file][m.entry] += fmt.Sprintf("case %d: %s; ", number, m.call)
		copies[m.file] = append(copies[m.file], m.copy+"\n"...)
		lines[name] = append(lines[name], slices.Repeat([]int{number}, strings.Count(m.copy, "\n")+1)...)
	}
	for file, entries := range switches {
		text, from := original(file), 0
		for entry := range len(text) + 1 {
			if cases := entries[entry]; cases != "" {
				texts[file] = append(append(texts[file], text[from:entry]...), "switch mutant { "+cases+"}; "...)
				from = entry
			}
		}
		texts[file] = append(append(texts[file], text[from:]...), copies[file]...)
	}
	return texts, lines
}

// build builds a package's tests with other texts in place of files. It returns
// an empty program if that fails.
func build(t *testing.T, folder string, texts map[string][]byte) (program string, output []byte) {
	t.Helper()
	temporary, replace := t.TempDir(), map[string]string{}
	write := func(name string, text []byte) string {
		name = filepath.Join(temporary, name)
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	for file, text := range texts {
		name, err := filepath.Abs(path.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		replace[name] = write(path.Base(file), text)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	program = filepath.Join(temporary, "mutants.test")
	command := exec.Command("go", "test", "-c", "-vet=off", "-gcflags=-e", "-o", program, "-overlay", write("overlay.json", overlay), "./"+folder)
	command.Dir = root
	if output, err = command.CombinedOutput(); err != nil {
		return "", output
	}
	return program, nil
}

// run runs the tests as one of the mutants. Tests that draw at random draw the
// same each time, and no file is left behind.
func run(folder, program string, number int) ([]byte, error) {
	command := exec.Command(program, "-test.failfast", "-test.timeout=30s")
	files, _ := filepath.Glob(path.Join(root, folder, "*_test.go"))
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil && bytes.Contains(text, []byte(`"pgregory.net/rapid"`)) {
			command.Args = append(command.Args, "-rapid.seed=1", "-rapid.nofailfile", "-rapid.shrinktime=1ms")
			break
		}
	}
	command.Dir = path.Join(root, folder)
	command.Env = append(os.Environ(), fmt.Sprint(chosen, "=", number))
	return command.CombinedOutput()
}
