package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// badInputs is the folder of inputs that the program must refuse, and of
// controls that it must accept. Its README says how a case is written.
const badInputs = "../../testdata/bad-inputs"

// here marks the place in a file that the message has to name.
const here = "¤"

// A badInput is one case: what is wrong, and what the program has to say.
type badInput struct {
	id, wrong, layer string
	command          string // for the shell; "" is the check of mine.yaml
	exit             int
	file             string // that the message names
	line, column     int    // 0 is not said
	suggests         string
	says, never      []string
	differs          string // from the catalogue that the case comes from, and why
	inapplicable     string // why the case cannot be said in this program's inputs
	files            map[string][]byte
}

// TestBadInputs gives each case to the program and counts what it answers.
func TestBadInputs(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("some cases are about files and devices of Linux")
	}
	table := &scoreTable{t: t, layers: map[string]*score{}}
	for _, c := range readBadInputs(t) {
		table.judge(c)
	}
	table.print()
	total := table.total
	if total.right != total.cases || total.line != total.lines || total.hint != total.hints || total.accepted != total.controls {
		t.Error("not every case is answered as it has to be")
	}
	if 100*total.column < 95*total.columns {
		t.Errorf("%d of %d columns are right, less than 95 %%", total.column, total.columns)
	}
	if all := total.cases + total.inapplicable + total.skipped; all != 160 || total.inapplicable > 4 || total.controls < 12 {
		t.Errorf("%d cases, %d of them not applicable, %d controls", all, total.inapplicable, total.controls)
	}
}

// A score counts the cases of a layer, and of what each asks for how much was
// answered.
type score struct {
	cases, right       int // exit codes
	lines, line        int
	columns, column    int
	hints, hint        int
	controls, accepted int
	inapplicable       int
	skipped            int
}

type scoreTable struct {
	t      *testing.T
	order  []string
	layers map[string]*score
	total  score
	notes  []string
}

// judge gives one case to the program.
func (s *scoreTable) judge(c badInput) {
	if s.layers[c.layer] == nil {
		s.layers[c.layer] = &score{}
		s.order = append(s.order, c.layer)
	}
	count := func(add func(*score)) {
		add(s.layers[c.layer])
		add(&s.total)
	}
	switch {
	case c.inapplicable != "":
		count(func(s *score) { s.inapplicable++ })
		s.notes = append(s.notes, c.id+" does not apply: "+c.inapplicable)
		return
	case strings.Contains(c.command, "mount "):
		if ok, err := scriptCondition("mount"); !ok {
			count(func(s *score) { s.skipped++ })
			s.notes = append(s.notes, fmt.Sprintf("%s was left out: no file system can be mounted here %v", c.id, err))
			return
		}
	}
	s.t.Run(c.id, func(t *testing.T) { c.answered(t, count) })
}

// print writes the table and the reasons for what is not in it.
func (s *scoreTable) print() {
	row := func(name string, n *score) string {
		of := func(got, all int) string {
			if all == 0 {
				return "-"
			}
			return fmt.Sprintf("%d/%d", got, all)
		}
		return fmt.Sprintf("%-11s %9s %9s %9s %12s %10s %6d", name, of(n.right, n.cases), of(n.line, n.lines), of(n.column, n.columns),
			of(n.hint, n.hints), of(n.accepted, n.controls), n.inapplicable)
	}
	text := fmt.Sprintf("\n%-11s %9s %9s %9s %12s %10s %6s\n", "layer", "exit", "line", "column", "suggestion", "accepted", "n/a")
	for _, layer := range s.order {
		text += row(layer, s.layers[layer]) + "\n"
	}
	s.t.Log(text + row("all", &s.total) + "\n\n" + strings.Join(s.notes, "\n"))
}

// shownPlace finds the places in messages.
var shownPlace = regexp.MustCompile(`(?m)^loanmodel: error: ([^\s:]+)(?::([0-9]+):([0-9]+))?: `)

// shownHint finds what messages suggest, behind the last semicolon of what is
// wrong.
var shownHint = regexp.MustCompile(`(?m)^loanmodel: error: [^\n]*?; ([^\n]*)$`)

// answered runs a case and counts what of the answer is right.
func (c badInput) answered(t *testing.T, count func(func(*score))) {
	got := c.run(t)
	exit := got.exit == c.exit
	count(func(s *score) { s.cases++; s.right += oneIf(exit) })
	if c.exit == exitOK {
		count(func(s *score) { s.controls++; s.accepted += oneIf(exit) })
	}
	line, column := c.file == "", c.column == 0
	for _, place := range shownPlace.FindAllStringSubmatch(got.stderr, -1) {
		onLine := place[1] == c.file && (c.line == 0 || place[2] == strconv.Itoa(c.line))
		line = line || onLine
		column = column || onLine && place[3] == strconv.Itoa(c.column)
	}
	if c.file != "" {
		count(func(s *score) { s.lines++; s.line += oneIf(line) })
	}
	if c.column > 0 {
		count(func(s *score) { s.columns++; s.column += oneIf(column) })
	}
	hint := c.suggests == "" || slices.ContainsFunc(shownHint.FindAllStringSubmatch(got.stderr, -1), func(found []string) bool {
		return strings.Contains(found[1], c.suggests)
	})
	if c.suggests != "" {
		count(func(s *score) { s.hints++; s.hint += oneIf(hint) })
	}
	if !exit || !line || !column || !hint {
		t.Errorf("%s: exit %d, want %d; place %s:%d:%d %v %v; suggestion %q %v\n%.1500s", c.wrong, got.exit, c.exit, c.file, c.line, c.column,
			line, column, c.suggests, hint, got.stderr)
	}
	c.checkWords(t, got)
}

// neverShown is what no user should have to read.
var neverShown = []string{"panic", "goroutine", "unmarshal", "strconv", ".go:"}

// checkWords checks what the messages say and do not say.
func (c badInput) checkWords(t *testing.T, got result) {
	for _, words := range c.says {
		if !strings.Contains(got.stderr, words) {
			t.Errorf("%s: it does not say %q but\n%.1500s", c.wrong, words, got.stderr)
		}
	}
	for _, words := range append(slices.Clone(neverShown), c.never...) {
		if strings.Contains(got.stderr+got.stdout, words) {
			t.Errorf("%s: it says %q\n%.1500s", c.wrong, words, got.stderr)
		}
	}
	for line := range strings.Lines(got.stderr) {
		if len(line) > 301 {
			t.Errorf("%s: a line of %d bytes", c.wrong, len(line))
		}
	}
	if c.command == "" && c.exit != exitOK && got.stdout != "" {
		t.Errorf("%s: it prints %q", c.wrong, got.stdout)
	}
}

func oneIf(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// run writes the files of the case and executes its command in their folder.
func (c badInput) run(t *testing.T) result {
	folder := t.TempDir()
	for name, content := range c.files {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, content, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if c.command == "" {
		t.Chdir(folder)
		return runInProcess(t, "scenarios", "validate", "mine.yaml")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", c.command)
	cmd.Dir = folder
	cmd.Env = surroundings()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// readBadInputs reads all cases, the controls first.
func readBadInputs(t *testing.T) []badInput {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(badInputs, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []badInput
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c, err := parseBadInput(archive)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if !strings.HasPrefix(filepath.Base(path), c.id+"_") {
			t.Fatalf("%s holds %s", path, c.id)
		}
		cases = append(cases, c)
	}
	slices.SortStableFunc(cases, func(a, b badInput) int { return strings.Compare(b.id[:1], a.id[:1]) })
	return cases
}

func parseBadInput(archive *txtar.Archive) (badInput, error) {
	c := badInput{exit: -1, files: map[string][]byte{}}
	for i, line := range strings.Split(strings.TrimSuffix(string(archive.Comment), "\n"), "\n") {
		word, rest, ok := strings.Cut(line, ": ")
		if i == 0 && ok {
			c.id, c.wrong = word, rest
			continue
		}
		if err := c.take(word, rest); err != nil {
			return c, err
		}
	}
	for _, file := range archive.Files {
		if err := c.takeFile(file); err != nil {
			return c, fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	if c.id == "" || c.layer == "" || (c.exit < 0) == (c.inapplicable == "") {
		return c, errors.New("it does not say what it is and what is expected")
	}
	return c, nil
}

// take takes one line of what is expected.
func (c *badInput) take(word, rest string) (err error) {
	switch word {
	case "layer":
		c.layer = rest
	case "run":
		c.command = rest
	case "exit":
		c.exit, err = strconv.Atoi(rest)
	case "at":
		var place [3]string
		copy(place[:], strings.SplitN(rest, ":", 3))
		c.file = place[0]
		c.line, _ = strconv.Atoi(place[1])
		c.column, _ = strconv.Atoi(place[2])
	case "suggests":
		c.suggests = rest
	case "says":
		c.says = append(c.says, rest)
	case "never":
		words, err := strconv.Unquote(`"` + rest + `"`)
		c.never = append(c.never, words)
		return err
	case "differs":
		c.differs = rest
	case "does not apply":
		c.inapplicable = rest
	default:
		return fmt.Errorf("what is %q?", word)
	}
	return err
}

// takeFile takes a file of the case, with the mark of the place taken out.
func (c *badInput) takeFile(file txtar.File) error {
	name, content := file.Name, file.Data
	if plain, quoted := strings.CutSuffix(name, " quoted"); quoted {
		text, err := unquoted(string(content))
		if err != nil {
			return err
		}
		name, content = plain, []byte(text)
	}
	before, after, marked := bytes.Cut(content, []byte(here))
	if marked {
		content = slices.Concat(before, after)
		line := before[bytes.LastIndexByte(before, '\n')+1:]
		atLine, atColumn := bytes.Count(before, []byte("\n"))+1, utf8.RuneCount(line)+1
		if c.file != "" && c.line == 0 || c.file != "" && c.file != name {
			return errors.New("two places")
		}
		if c.file == "" {
			c.file, c.line, c.column = name, atLine, atColumn
		}
	}
	c.files[name] = content
	return nil
}

var repeated = regexp.MustCompile(`^(".*")(?: \* ([0-9]+))?$`)

// unquoted joins the texts of a file that is written as quoted texts, each on a
// line of its own and perhaps with how often it comes.
func unquoted(text string) (string, error) {
	var out strings.Builder
	for line := range strings.Lines(text) {
		found := repeated.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if found == nil {
			return "", fmt.Errorf("not quoted: %s", line)
		}
		part, err := strconv.Unquote(found[1])
		if err != nil {
			return "", fmt.Errorf("%w: %s", err, line)
		}
		times := 1
		if found[2] != "" {
			if times, err = strconv.Atoi(found[2]); err != nil {
				return "", err
			}
		}
		out.WriteString(strings.Repeat(part, times))
	}
	return out.String(), nil
}

// sharedCatalogue is the catalogue that the cases were ported from. It is no
// part of this repository.
const sharedCatalogue = "../../../shared/bad-inputs/index.csv"

// The port is complete and asks for no less than the catalogue: where it does,
// it says why.
func TestBadInputsAreThoseOfTheCatalogue(t *testing.T) {
	file, err := os.Open(sharedCatalogue)
	if err != nil {
		t.Skipf("the shared catalogue of bad inputs is not here: %v", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	ported := map[string]badInput{}
	for _, c := range readBadInputs(t) {
		ported[c.id] = c
	}
	if len(rows)-1 != len(ported) {
		t.Errorf("%d cases, the catalogue has %d", len(ported), len(rows)-1)
	}
	for _, row := range rows[1:] {
		get := func(name string) string { return row[slices.Index(rows[0], name)] }
		c, ok := ported[get("id")]
		switch {
		case !ok:
			t.Errorf("%s is missing", get("id"))
		case c.inapplicable != "" || c.differs != "":
		case strconv.Itoa(c.exit) != get("expected_exit"):
			t.Errorf("%s: exit code %d, the catalogue has %s", c.id, c.exit, get("expected_exit"))
		case get("position") != "" && c.line == 0:
			t.Errorf("%s: the catalogue has a place", c.id)
		case strings.Contains(get("expected_message_or_behaviour"), "did you mean") && c.suggests == "":
			t.Errorf("%s: the catalogue has a suggestion", c.id)
		}
	}
}
