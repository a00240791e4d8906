package workbook

import (
	_ "embed"
	"strconv"
	"strings"

	"loanmodel/scenarios"
)

// history is the history of the model: a copy of the project's CHANGELOG.md,
// which a test keeps equal to it.
//
//go:embed history.md
var history string

// writeChanges writes what differs from the base case, and the history.
func (b *book) writeChanges() error {
	c := b.sheet(sheetChanges)
	s := b.delivered.Scenario
	b.head(c, "Changes", "What "+s.Name+", as delivered, has differently from the base case, by which file and why; below, the history of the model.")
	widths := b.widthsOf(sheetChanges)
	var rows []recordRow
	for _, d := range s.Differences {
		rows = append(rows, recordRow{d.Key, d.Member, b.written(d.Key, d.From), b.written(d.Key, d.To), d.Overlay, d.Reason})
	}
	if len(rows) == 0 {
		rows = []recordRow{{"none", "", "", "", "", "This is the base case: no value differs."}}
	}
	next := b.writeRecord(c, 4, widths, []string{"Key", "Member", "Base case", "Here", "File", "Reason"}, rows)
	next = b.writeRecord(c, next+1, widths, []string{"Key set more than once", "Member", "Does not hold: of", "Holds: of", "", "Meaning"}, conflictRows(s.Conflicts))
	b.writeRecord(c, next+1, widths, []string{"Version", "Date", "Kind", "", "", "What changed"}, historyRows())
	return nil
}

func conflictRows(conflicts []scenarios.Conflict) []recordRow {
	if len(conflicts) == 0 {
		return []recordRow{{"none", "", "", "", "", "No value is set by two files."}}
	}
	var rows []recordRow
	for _, k := range conflicts {
		rows = append(rows, recordRow{k.Key, k.Member, k.Loser, k.Winner, "", "The order of the two matters: the one named later holds."})
	}
	return rows
}

// written returns a value as people write it: with its unit, where it is a
// number.
func (b *book) written(key, value string) string {
	if strings.Trim(value, "-.0123456789") != "" || value == "" {
		return shortened(value)
	}
	whole, fraction, point := strings.Cut(value, ".")
	text := grouped(whole)
	if point {
		text += "." + fraction
	}
	unit := b.delivered.Scenario.Parameter(key).Line.Input.Written
	return text + " " + strings.ReplaceAll(unit, "%", "per cent") // "75 %" would be a number written as a text
}

// longValue is how much of a value is shown: of a list of many dated entries
// the first; all of them stand on In_Schedules.
const longValue = 110

func shortened(value string) string {
	text := []rune(value)
	if len(text) <= longValue {
		return value
	}
	return string(text[:longValue]) + " … (" + strconv.Itoa(len(text)-longValue) + " more characters, see In_Schedules)"
}

// historyRows reads the history, which has the form of Keep a Changelog:
// "## [version] - date", "### Kind", "- change".
func historyRows() []recordRow {
	var rows []recordRow
	var version, date, kind string
	item := false
	for line := range strings.Lines(history) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "## "):
			version, date, _ = strings.Cut(strings.TrimPrefix(line, "## "), " - ")
			version, item = strings.Trim(version, "[]"), false
		case strings.HasPrefix(line, "### "):
			kind, item = strings.TrimPrefix(line, "### "), false
		case strings.HasPrefix(line, "- ") && version != "":
			rows, item = append(rows, recordRow{version, date, kind, "", "", plain(line[2:])}), true
		case strings.HasPrefix(line, "  ") && item:
			rows[len(rows)-1][5] += " " + plain(strings.TrimSpace(line))
		default:
			item = false
		}
	}
	return rows
}

// plain returns a text without the marks of Markdown.
func plain(text string) string { return strings.NewReplacer("`", "", "**", "").Replace(text) }
