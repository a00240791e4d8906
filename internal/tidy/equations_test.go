package tidy

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"loanmodel/finance"
)

// chapter lists the lines that the model's description names, as blocks with
// the number of their last line: A1 to A4, B1 to B3, …
var chapter = []struct {
	block string
	last  int
}{{"A", 4}, {"B", 3}, {"C", 11}, {"D", 6}, {"E", 9}, {"F", 8}, {"H", 8}}

// Where an equation is explained and where it is worked by hand.
const (
	manual       = "docs/equations.md"
	workedFolder = "testdata/worked"
)

// The worked cases: a file for each block, a heading for each case.
const (
	workedCases   = 3 // a block, at least
	workedHeading = "== "
	checksBlock   = "X" // is 0 in every run and not worked out
)

// equations returns the ids of the model's equations, and the letters of the
// blocks that have any.
func equations(t *testing.T) (ids map[string]bool, blocks []string) {
	t.Helper()
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]bool{}
	for _, section := range program.Model().Sections {
		has := false
		for _, line := range section.Lines {
			if line.Input == nil {
				ids[string(line.ID)], has = true, true
			}
		}
		if has {
			blocks = append(blocks, section.Letter)
		}
	}
	return ids, blocks
}

func TestChapterIsInTheModel(t *testing.T) {
	ids, _ := equations(t)
	for _, id := range chapterIDs() {
		if !ids[id] {
			t.Errorf("the model has no equation %s", id)
		}
	}
}

// unmetEachMonth is the line of the first edition that called anew what was
// unmet; its place has F18, which is called once and stays due.
const unmetEachMonth = "F7"

func chapterIDs() []string {
	var ids []string
	for _, block := range chapter {
		for i := 1; i <= block.last; i++ {
			if id := fmt.Sprint(block.block, i); id != unmetEachMonth {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func TestModelIsInTheManual(t *testing.T) {
	text, err := fs.ReadFile(root, manual)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("there is no %s yet", manual)
	}
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, word := range regexp.MustCompile(`[A-Za-z][A-Za-z0-9_.]*`).FindAllString(string(text), -1) {
		words[strings.TrimRight(word, ".")] = true
	}
	ids, _ := equations(t)
	for id := range ids {
		if !words[id] {
			t.Errorf("%s: equation %s is not in it", manual, id)
		}
	}
}

// numbered matches a line that a reader looks for; helper lines, as C5a, are
// worked out with the line that they help.
var numbered = regexp.MustCompile(`^[A-Z][0-9]+$`)

// TestChapterIsWorked checks that every block has its worked cases, and that
// every numbered line of the model occurs in one of them.
func TestChapterIsWorked(t *testing.T) {
	if _, err := fs.Stat(root, workedFolder); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("there is no %s yet", workedFolder)
	}
	worked := map[string]bool{}
	_, blocks := equations(t)
	for _, block := range blocks {
		if block == checksBlock {
			continue
		}
		name := workedFolder + "/" + block + ".txt"
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Error(err)
			continue
		}
		if n := workedIn(block, string(text), worked); n < workedCases {
			t.Errorf("%s: %d cases work out a line of block %s, fewer than %d", name, n, block, workedCases)
		}
	}
	ids, _ := equations(t)
	for id := range ids {
		if numbered.MatchString(id) && !strings.HasPrefix(id, checksBlock) && !worked[id] {
			t.Errorf("%s: no case works out %s", workedFolder, id)
		}
	}
}

// equationID matches the id of an equation.
var equationID = regexp.MustCompile(`\b[A-Z][0-9]+[a-z]*\b`)

// workedIn counts the cases of a file that work out a line of its block, and
// notes all lines that are worked out: those to the left of " = ", as in
// "A2[euroclear]@2026-01 = 9000000000 / 24".
func workedIn(block, text string, worked map[string]bool) (cases int) {
	counted := true // before the first heading there is no case
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, workedHeading) {
			counted = false
			continue
		}
		left, _, ok := strings.Cut(line, " = ")
		if !ok {
			continue
		}
		for _, id := range equationID.FindAllString(left, -1) {
			worked[id] = true
			if !counted && strings.HasPrefix(id, block) {
				counted = true
				cases++
			}
		}
	}
	return cases
}

// TestEveryLineSaysWhatItIs checks that the constant of each line has a comment:
// whoever embeds the library reads those and not the manual.
func TestEveryLineSaysWhatItIs(t *testing.T) {
	found := 0
	for _, s := range files(t) {
		if s.test || s.folder != "finance" {
			continue
		}
		for _, declaration := range s.syntax.Decls {
			d, ok := declaration.(*ast.GenDecl)
			if !ok || d.Tok != token.CONST {
				continue
			}
			for _, spec := range d.Specs {
				value := spec.(*ast.ValueSpec)
				if of, ok := value.Type.(*ast.SelectorExpr); !ok || of.Sel.Name != "ID" {
					continue
				}
				if found++; value.Comment == nil {
					t.Errorf("%s: %s does not say what it is", s.path, value.Names[0].Name)
				}
			}
		}
	}
	if ids, _ := equations(t); found < len(ids) {
		t.Errorf("%d constants for %d equations", found, len(ids))
	}
}
