package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/internal/clients"
	"loanmodel/reports/delivery"
	"loanmodel/reports/workbook"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// goldenFolder holds what the program wrote for every preset when somebody last
// looked at it. The page in it says what is what.
const (
	goldenFolder   = "../../testdata/golden"
	goldenPage     = "README.md"
	goldenFormulas = "formulas.txt"
)

// goldenLimit is the most that all goldens may take, in bytes: they are read in
// diffs and cloned by everybody.
const goldenLimit = 11_000_000

// TestGolden compares every preset's outputs with those of before. With -update
// it rewrites them.
func TestGolden(t *testing.T) {
	if testing.Short() {
		t.Skip("every workbook is written and taken apart, which takes a minute and more with the race detector")
	}
	names, err := scenarios.Presets()
	if err != nil {
		t.Fatal(err)
	}
	all, err := resolveAll(names, nil)
	if err != nil {
		t.Fatal(err)
	}
	runs, err := evaluate(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	known := []string{goldenPage, backtestGolden}
	for _, run := range runs {
		folder := folderName(run.Scenario)
		for _, name := range goldenNames(t, run.Scenario) {
			known = append(known, filepath.Join(folder, name))
		}
		t.Run(run.Scenario.Name, func(t *testing.T) {
			goldens := goldensOf(t, run, runs)
			for _, name := range goldenNames(t, run.Scenario) {
				compareGolden(t, filepath.Join(folder, name), string(goldens[name]))
			}
		})
	}
	goldenStrays(t, known, len(runs))
}

// goldenNames are the goldens of a scenario. Only the base case has the
// formulas: the workbook's are the same whatever scenario is chosen in it.
func goldenNames(t *testing.T, s *scenarios.Scenario) []string {
	t.Helper()
	base, err := resolve("base", nil)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"report.md", "states.csv", "result.json", "years.csv", "sums.txt"}
	if runKey(s) == runKey(base) {
		names = append(names, goldenFormulas)
	}
	return names
}

// goldensOf are the goldens of one run by their names: some of its outputs as
// they are, and extracts of the others.
func goldensOf(t *testing.T, run *analysis.Run, presets []*analysis.Run) map[string][]byte {
	t.Helper()
	files, _, err := render(t.Context(), delivery.Formats(), run, presets)
	if err != nil {
		t.Fatal(err)
	}
	goldens := map[string][]byte{}
	for _, file := range files {
		goldens[file.Name] = file.Data
	}
	lines, states, book := goldens["lines.csv"], goldens["states.csv"], goldens["workbook.xlsx"]
	goldens["states.csv"] = horizonOf(states)
	goldens["years.csv"] = yearsOf(t, run, lines)
	goldens["sums.txt"] = sumsOf(t, lines, states, book)
	if slices.Contains(goldenNames(t, run.Scenario), goldenFormulas) {
		goldens[goldenFormulas] = formulasOf(t, run, presets, book)
	}
	return goldens
}

// horizonOf is states.csv without the rows of single years: with them the
// goldens of all presets would be three times as large.
func horizonOf(states []byte) []byte {
	var kept []byte
	for row := range bytes.Lines(states) {
		if fields := bytes.Split(row, []byte(",")); len(fields) != 6 || len(fields[4]) == 0 || string(fields[4]) == "period" {
			kept = append(kept, row...)
		}
	}
	return kept
}

// compareGolden compares a text with its golden, or makes it the golden with
// -update.
func compareGolden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(goldenFolder, name)
	golden, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	switch {
	case err == nil && string(golden) == text:
	case *update:
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not what the program writes now:\n%sIf that is right: go test ./cmd/loanmodel -run Golden -update",
			name, shortDiff(string(golden), text))
	}
}

// goldenStrays finds goldens that no preset has any more, or removes them with
// -update, and keeps all of them small.
func goldenStrays(t *testing.T, known []string, presets int) {
	t.Helper()
	files, size := 0, int64(0)
	err := filepath.WalkDir(goldenFolder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(goldenFolder, path)
		if err != nil {
			return err
		}
		if !slices.Contains(known, name) {
			if *update {
				return os.Remove(path)
			}
			t.Errorf("%s is the golden of nothing: go test ./cmd/loanmodel -run Golden -update", name)
		}
		info, err := entry.Info()
		if err == nil {
			files, size = files+1, size+info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d presets, %d files, %d bytes", presets, files, size)
	if size > goldenLimit {
		t.Errorf("the goldens have %d bytes, more than %d", size, int64(goldenLimit))
	}
}

// sumsOf are the digests of what is too large to keep. That of the parts tells
// another content of the workbook from another way of compressing it, which
// comes with some releases of Go.
func sumsOf(t *testing.T, lines, states, book []byte) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	parts := sha256.New()
	for _, file := range archive.File {
		fmt.Fprintf(parts, "%s %d\n", file.Name, file.UncompressedSize64)
		content, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(parts, content); err != nil {
			t.Fatal(err)
		}
	}
	return fmt.Appendf(nil, "%x  lines.csv\n%x  states.csv\n%x  workbook.xlsx\n%x  workbook.xlsx, its %d parts before compression\n",
		sha256.Sum256(lines), sha256.Sum256(states), sha256.Sum256(book), parts.Sum(nil), len(archive.File))
}

// A yearsRow is one member of one line in the extract by years.
type yearsRow struct {
	line   *equation.Line
	member string
	taken  taken
	years  map[string]int64 // by the year; a fixed value stands under no year
}

// taken says how a row of the extract comes from the months.
type taken string

const (
	takenFixed    taken = "fixed"
	takenDecember taken = "december"
	takenSum      taken = "sum"
)

// takenOf: what stands at the end of a month is taken in December, what happens
// in a month is summed. A line that goes on from its own value of the month
// before stands, whether or not it is called a stock.
func takenOf(m *equation.Model, line *equation.Line) taken {
	switch {
	case line.Static:
		return takenFixed
	case line.Stock != nil || readsItself(m, line):
		return takenDecember
	}
	return takenSum
}

func readsItself(m *equation.Model, line *equation.Line) bool {
	reads := false
	m.Node(line.ID).Walk(func(n *equation.Node) {
		reads = reads || n.Op == equation.OpPrev && n.Line == line.ID
	})
	return reads
}

// yearsOf is lines.csv by years. It is made from the file's text and not from
// the run, so that it shows what others read.
func yearsOf(t *testing.T, run *analysis.Run, lines []byte) []byte {
	t.Helper()
	var rows []*yearsRow
	years := map[string]bool{}
	for record := range linesRecords(t, lines) {
		id, member, period, value := record[1], record[3], record[4], record[6]
		line := run.Model.Line(equation.ID(id))
		if len(rows) == 0 || rows[len(rows)-1].line != line || rows[len(rows)-1].member != member {
			rows = append(rows, &yearsRow{line, member, takenOf(run.Model, line), map[string]int64{}})
		}
		year, month, _ := strings.Cut(period, "-")
		rows[len(rows)-1].add(year, month, wholeOf(t, line.Unit, value))
		years[year] = true
	}
	delete(years, "") // of fixed values
	return yearsText(rows, slices.Sorted(maps.Keys(years)))
}

// linesRecords yields the records of lines.csv after its head.
func linesRecords(t *testing.T, lines []byte) func(yield func([]string) bool) {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(lines))
	reader.ReuseRecord = true
	if _, err := reader.Read(); err != nil {
		t.Fatal(err)
	}
	return func(yield func([]string) bool) {
		for {
			record, err := reader.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !yield(record) {
				return
			}
		}
	}
}

// wholeOf reads a value of lines.csv as a whole number of the unit.
func wholeOf(t *testing.T, unit equation.Unit, value string) int64 {
	t.Helper()
	whole, decimals, _ := strings.Cut(value, ".")
	number, err := strconv.ParseInt(whole+decimals, 10, 64)
	if err != nil || len(decimals) != int(unit.Digits()) {
		t.Fatalf("%q is no value in %s", value, unit)
	}
	return number
}

func (r *yearsRow) add(year, month string, value int64) {
	switch {
	case r.taken == takenSum:
		r.years[year] += value
	case r.taken == takenFixed || month == "12":
		r.years[year] = value
	}
}

// yearsText writes the extract as CSV: line, member, how it is taken, the one
// value of a fixed line, then the years.
func yearsText(rows []*yearsRow, years []string) []byte {
	var text bytes.Buffer
	fmt.Fprintf(&text, "line,member,taken,fixed,%s\n", strings.Join(years, ","))
	for _, row := range rows {
		if values := row.values(years); strings.Trim(strings.Join(values, ""), "0") != "" {
			fmt.Fprintf(&text, "%s,%s,%s,%s\n", row.line.ID, row.member, row.taken, strings.Join(values, ","))
		}
	}
	return text.Bytes()
}

// values are the columns of a row after the first three.
func (r *yearsRow) values(years []string) []string {
	values := make([]string, 1+len(years))
	if r.taken == takenFixed {
		values[0] = r.value("")
		return values
	}
	for i, year := range years {
		values[1+i] = r.value(year)
	}
	return values
}

// value is the value of a year; nothing at all is a short 0, as most of them
// are.
func (r *yearsRow) value(year string) string {
	if r.years[year] == 0 {
		return "0"
	}
	digits := r.line.Unit.Digits()
	return money.ToDecimal(r.years[year], digits).StringFixed(digits)
}

// formulasOf is a dump of the workbook's formulas, one line for each formula of
// a row with the first cell that has it. Formulas that are the same but for
// their column are one; those of periods must be one over all of them.
func formulasOf(t *testing.T, run *analysis.Run, presets []*analysis.Run, file []byte) []byte {
	t.Helper()
	book, err := clients.ReadWorkbook(file)
	if err != nil {
		t.Fatal(err)
	}
	first, last := periodColumns(t, run, presets)
	var text bytes.Buffer
	cells, ofPeriods := 0, 0
	for _, name := range slices.Sorted(maps.Keys(book)) {
		formulas := formulaCells(t, book[name])
		periods := slices.ContainsFunc(formulas, func(c formulaCell) bool { return c.column == last })
		for _, stretch := range stretches(formulas) {
			from, to := stretch[0], stretch[len(stretch)-1]
			fmt.Fprintf(&text, "%s!%s\t%s\n", name, from.address(), from.formula)
			cells += len(stretch)
			if !periods || to.column < first {
				continue
			}
			ofPeriods++
			if from.column > first || to.column != last {
				t.Errorf("%s!%s: its formula ends in column %s and not in the last period's, %s",
					name, from.address(), columnText(to.column), columnText(last))
			}
		}
	}
	t.Logf("%d formula cells in %d lines, %d of them the same over %d periods",
		cells, bytes.Count(text.Bytes(), []byte("\n")), ofPeriods, last-first+1)
	if ofPeriods == 0 {
		t.Error("no formula of periods was found")
	}
	return text.Bytes()
}

// periodColumns are the columns of the first and the last period in a workbook.
func periodColumns(t *testing.T, run *analysis.Run, presets []*analysis.Run) (first, last int) {
	t.Helper()
	moves := slices.IndexFunc(run.Model.Equations(), func(line *equation.Line) bool { return !line.Static })
	at := workbook.Cell(&analysis.Dossier{Run: run, Presets: presets})
	column := func(period int) int {
		_, address, _ := strings.Cut(at(run.Model.Equations()[moves].ID, 0, period), "!")
		return newFormulaCell(t, address, "").column
	}
	return column(0), column(run.Result.Periods() - 1)
}

// A formulaCell is a cell with a formula; columns count from 1.
type formulaCell struct {
	row, column int
	formula     string
	relative    string // the formula as it is in all cells of a row that have the same
}

// formulaCells are the formulas of a sheet, row by row.
func formulaCells(t *testing.T, sheet clients.Sheet) []formulaCell {
	t.Helper()
	var cells []formulaCell
	for address, cell := range sheet {
		if cell.Formula != "" {
			cells = append(cells, newFormulaCell(t, address, cell.Formula))
		}
	}
	slices.SortFunc(cells, func(a, b formulaCell) int {
		return cmp.Or(a.row-b.row, a.column-b.column)
	})
	return cells
}

func newFormulaCell(t *testing.T, address, formula string) formulaCell {
	t.Helper()
	digits := strings.IndexAny(address, "0123456789")
	row, err := strconv.Atoi(address[max(digits, 0):])
	if err != nil || digits < 1 {
		t.Fatalf("%q is no cell", address)
	}
	column := columnNumber(address[:digits])
	return formulaCell{row, column, formula, relative(formula, column)}
}

func (c formulaCell) address() string { return columnText(c.column) + strconv.Itoa(c.row) }

// stretches are the formulas of a sheet in groups of neighbours in a row that
// have the same formula but for their column.
func stretches(cells []formulaCell) [][]formulaCell {
	var groups [][]formulaCell
	for i, cell := range cells {
		if i > 0 && cell.continues(cells[i-1]) {
			groups[len(groups)-1] = append(groups[len(groups)-1], cell)
		} else {
			groups = append(groups, []formulaCell{cell})
		}
	}
	return groups
}

func (c formulaCell) continues(before formulaCell) bool {
	return c.row == before.row && c.column == before.column+1 && c.relative == before.relative
}

// formulaPart is a text in quotes, which is none of a formula's business here,
// or an address: its column, perhaps fixed, and its row. Names such as
// YearACT360 are longer words and no addresses.
var formulaPart = regexp.MustCompile(`"[^"]*"|\$?\b([A-Z]{1,3})\$?[0-9]+\b`)

// relative is the formula of a cell in a column with the columns that move as
// their distance from it, as in R1C1. Rows stay: only cells of one row are
// compared.
func relative(formula string, column int) string {
	return formulaPart.ReplaceAllStringFunc(formula, func(part string) string {
		if part[0] == '"' || part[0] == '$' {
			return part
		}
		letters := part[:strings.IndexAny(part, "$0123456789")]
		return fmt.Sprintf("C[%d]%s", columnNumber(letters)-column, part[len(letters):])
	})
}

// columnNumber is the number of a column: A is 1, AA is 27.
func columnNumber(letters string) int {
	number := 0
	for _, letter := range letters {
		number = number*26 + int(letter-'A') + 1
	}
	return number
}

// columnText is the name of a column.
func columnText(number int) string {
	text := ""
	for ; number > 0; number = (number - 1) / 26 {
		text = string(rune('A'+(number-1)%26)) + text
	}
	return text
}

func TestSameFormulas(t *testing.T) {
	for _, c := range []struct {
		a, formulaA, b, formulaB string
		same                     bool
	}{
		{"H6", "G6+1", "I6", "H6+1", true},
		{"H6", "G6+1", "I6", "G6+1", false},
		{"H6", "$G6+G$1", "I6", "$G6+H$1", true},
		{"H6", "$G6+G$1", "I6", "$H6+H$1", false},
		{"Z6", "SUM(Calc_F!Z$3:Z9)*YearACT360", "AA6", "SUM(Calc_F!AA$3:AA9)*YearACT360", true},
		{"Z6", "SUM(Calc_F!Z$3:Z9)*YearACT360", "AA6", "SUM(Calc_F!AA$3:Z9)*YearACT360", false},
		{"H6", `IF(H5="A1",1,0)`, "I6", `IF(I5="A1",1,0)`, true},
		{"H6", "H5", "J6", "J5", false}, // a column is missing between the two
		{"H6", "H5", "I7", "I5", false}, // not in one row
	} {
		a, b := newFormulaCell(t, c.a, c.formulaA), newFormulaCell(t, c.b, c.formulaB)
		if got := b.continues(a); got != c.same {
			t.Errorf("%s %q, then %s %q: continues %v", c.a, c.formulaA, c.b, c.formulaB, got)
		}
	}
	for number, text := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA"} {
		if columnText(number) != text || columnNumber(text) != number {
			t.Errorf("column %d is %s, column %s is %d", number, columnText(number), text, columnNumber(text))
		}
	}
}

// How much of a difference is shown: enough to see what it is about. The
// README's test shows its differences in the same way.
const (
	diffLines = 20  // in all
	diffSide  = 4   // of each side of one place
	diffReach = 400 // lines within which the two texts must meet again
)

// shortDiff shows the first lines in which two texts differ, in the form of a
// unified diff without context. It looks for the next line that both texts have
// and not for the shortest difference.
func shortDiff(old, now string) string {
	a, b := strings.Split(old, "\n"), strings.Split(now, "\n")
	shown := []string{"--- before", "+++ now"}
	for i, j := 0, 0; i < len(a) || j < len(b); i, j = i+1, j+1 {
		gone, come := apart(a[i:], b[j:])
		if gone+come == 0 {
			continue
		}
		shown = append(shown, fmt.Sprintf("@@ -%d,%d +%d,%d @@", i+1, gone, j+1, come))
		shown = append(shown, side("-", a[i:i+gone])...)
		shown = append(shown, side("+", b[j:j+come])...)
		i, j = i+gone, j+come
		if len(shown) > diffLines {
			shown = append(shown[:diffLines], "…")
			break
		}
	}
	return strings.Join(shown, "\n") + "\n"
}

// apart is how many lines of each text come before the next that both have.
func apart(a, b []string) (gone, come int) {
	for distance := range diffReach {
		for gone := range min(distance, len(a)) + 1 {
			come := distance - gone
			if gone < len(a) && come < len(b) && a[gone] == b[come] {
				return gone, come
			}
		}
	}
	return len(a), len(b)
}

// side marks the lines of one side, as many as are shown.
func side(mark string, lines []string) []string {
	var marked []string
	for _, line := range lines[:min(diffSide, len(lines))] {
		marked = append(marked, mark+line)
	}
	if more := len(lines) - diffSide; more > 0 {
		marked = append(marked, fmt.Sprintf("%s… and %d lines more", mark, more))
	}
	return marked
}

func TestShortDiff(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{"a\nb\nc", "a\nb\nc", ""},
		{"a\nb\nc", "a\nx\nc", "@@ -2,1 +2,1 @@\n-b\n+x\n"},
		{"a\nb\nc", "a\nc", "@@ -2,1 +2,0 @@\n-b\n"},
		{"a\nc", "a\nb\nc\nd", "@@ -2,0 +2,1 @@\n+b\n@@ -3,0 +4,1 @@\n+d\n"},
		{"", "a\n1\n2\n3\n4", "@@ -1,1 +1,5 @@\n-\n+a\n+1\n+2\n+3\n+… and 1 lines more\n"},
	} {
		if got := strings.TrimPrefix(shortDiff(c.old, c.now), "--- before\n+++ now\n"); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.old, c.now, got, c.want)
		}
	}
	long := shortDiff(strings.Repeat("a\nb\n", 50), strings.Repeat("a\nc\n", 50))
	if lines := strings.Count(long, "\n"); lines != diffLines+1 {
		t.Errorf("%d lines are shown, want %d:\n%s", lines, diffLines+1, long)
	}
}
