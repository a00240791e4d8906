package document

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/scenarios/diagnostic"
)

// catalogue is the folder of the shared catalogue of bad inputs. It is not part
// of this repository; where it is absent, the cases of testdata stand in for
// it.
const catalogue = "../../../shared/bad-inputs"

// judgedLayers lists the layers of the catalogue for which this package is
// responsible. Ranges, sums and files that extend others depend on the meaning
// of the keys.
var judgedLayers = []string{"control", "syntax", "encoding", "keys", "numbers", "types", "dates", "limits", "injection", "report"}

// notJudged lists cases of those layers that compare values with each other.
var notJudged = []string{"D085", "D086", "D087"}

// alsoJudged lists cases of other layers that need no more than a single value.
var alsoJudged = []string{"D098", "D101", "D102", "D104"}

// indexRow is one case of the catalogue.
type indexRow struct {
	id, file, layer, exit, position, message string
}

// A score counts the cases of a layer.
type score struct{ cases, exit, line, columns, column, hints, hint int }

// TestCatalogue reads the cases of the shared catalogue.
func TestCatalogue(t *testing.T) {
	rows := readIndex(t)
	scores := map[string]*score{}
	total := &score{}
	for _, row := range rows {
		if scores[row.layer] == nil {
			scores[row.layer] = &score{}
		}
		judgeCase(t, row, scores[row.layer], total)
	}
	for _, layer := range append(slices.Clone(judgedLayers), "range") {
		if s := scores[layer]; s != nil {
			t.Logf("%-10s %+v", layer, *s)
		}
	}
	t.Logf("%-10s %+v", "all", *total)
	want := score{cases: total.cases, exit: total.cases, line: total.cases, columns: total.columns, column: total.columns, hints: total.hints, hint: total.hints}
	if *total != want {
		t.Errorf("not every case is answered as the catalogue asks: %+v", *total)
	}
	if total.cases < 98 {
		t.Errorf("only %d cases were judged", total.cases)
	}
}

// readIndex returns the cases that this package can judge.
func readIndex(t *testing.T) []indexRow {
	file, err := os.Open(filepath.Join(catalogue, "index.csv"))
	if err != nil {
		t.Skipf("the shared catalogue of bad inputs is not here: %v", err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range records[0] {
		column[name] = i
	}
	var rows []indexRow
	for _, record := range records[1:] {
		get := func(name string) string { return record[column[name]] }
		row := indexRow{get("id"), get("file"), get("layer"), get("expected_exit"), get("position"), get("expected_message_or_behaviour")}
		judged := slices.Contains(judgedLayers, row.layer) && !slices.Contains(notJudged, row.id)
		if strings.HasSuffix(row.file, ".yaml") && (judged || slices.Contains(alsoJudged, row.id)) {
			rows = append(rows, row)
		}
	}
	return rows
}

// shapePlace matches the place in a message's pattern, such as FILE:2:8.
var shapePlace = regexp.MustCompile(`FILE:([0-9]+):`)

// meant matches the word that a message's pattern suggests.
var meant = regexp.MustCompile(`did you mean '([^']+)'`)

// judgeCase reads one case and adds it to the scores.
func judgeCase(t *testing.T, row indexRow, scores ...*score) {
	content, err := os.ReadFile(filepath.Join(catalogue, row.file))
	if err != nil {
		t.Fatal(err)
	}
	faults := readNeutral(row.file, content)
	checkOutput(t, row.id, faults)
	line, column := wantedPlace(row)
	result := score{cases: 1}
	result.exit = one01((len(faults) > 0) == (row.exit == "3"))
	result.line = one01(row.exit == "0" || slices.ContainsFunc(faults, func(d diagnostic.Diagnostic) bool {
		return line == 0 || d.Pos.Line == line
	}))
	if column > 0 {
		result.columns = 1
		result.column = one01(slices.ContainsFunc(faults, func(d diagnostic.Diagnostic) bool {
			return d.Pos == diagnostic.Position{Line: line, Column: column}
		}))
	}
	if word := meant.FindStringSubmatch(row.message); word != nil {
		result.hints = 1
		result.hint = one01(slices.ContainsFunc(faults, func(d diagnostic.Diagnostic) bool {
			return strings.Contains(d.Hint, diagnostic.Quote(word[1]))
		}))
	}
	if result.exit == 0 || result.line == 0 || result.column != result.columns || result.hint != result.hints {
		t.Logf("%s: wanted exit %s at %s (%s), got:\n%v", row.id, row.exit, row.position, row.message, faults)
	}
	for _, s := range scores {
		s.add(result)
	}
}

// wantedPlace returns the position that the catalogue asks for; 0 is unknown.
func wantedPlace(row indexRow) (line, column int) {
	before, after, found := strings.Cut(row.position, ":")
	if found {
		line, _ = strconv.Atoi(before)
		column, _ = strconv.Atoi(after)
		return line, column
	}
	if shape := shapePlace.FindStringSubmatch(row.message); shape != nil {
		line, _ = strconv.Atoi(shape[1])
	}
	return line, 0
}

func (s *score) add(other score) {
	s.cases += other.cases
	s.exit += other.exit
	s.line += other.line
	s.columns += other.columns
	s.column += other.column
	s.hints += other.hints
	s.hint += other.hint
}

func one01(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// neverShown lists what must not occur in any message.
var neverShown = []string{"!!", "unmarshal", "yaml:", "goroutine", "strconv", "go-yaml", "libyaml", "\x1b"}

// checkOutput checks what must hold for every message.
func checkOutput(t *testing.T, name string, faults diagnostic.List) {
	t.Helper()
	var text bytes.Buffer
	if err := faults.WriteText(&text, "loanmodel"); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(text.String(), "\n") {
		if len(line) > diagnostic.MaxLineBytes {
			t.Errorf("%s: a line has %d bytes: %.80s...", name, len(line), line)
		}
	}
	for _, fault := range faults {
		for _, word := range neverShown {
			if strings.Contains(fault.Message, word) || strings.Contains(fault.Hint, word) {
				t.Errorf("%s: message contains %q: %s", name, word, fault.Message)
			}
		}
	}
}
