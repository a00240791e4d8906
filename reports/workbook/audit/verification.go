package audit

import (
	"fmt"

	"loanmodel/reports/table"
)

// A Discrepancy is one place in which something delivered is not what the
// program writes from the same assumptions.
type Discrepancy struct {
	Kind     string // what is different: formula, value, assumption, text, file, …
	File     string // of a folder; "workbook.xlsx"
	Place    string // "Calc_F!AE43", "line 12"; may be empty
	Expected string // what the program writes; "(none)" where there should be nothing
	Found    string
}

// Nothing is what a discrepancy shows where one side has nothing.
const Nothing = "(none)"

// A Verification is the outcome of recomputing something delivered.
type Verification struct {
	Path  string
	About []string // what was compared with what, in sentences
	// Overrides are cells that readers have filled in. They are no
	// discrepancies: the figures were recomputed with them.
	Overrides []Discrepancy
	Found     []Discrepancy
}

// Document shows a verification: all of its discrepancies, or so many of each
// table; 0 is all. The data is always complete.
func (v *Verification) Document(most int) table.Document {
	d := table.Document{Title: "Verification of " + v.Path, About: append([]string{v.outcome()}, v.About...)}
	if len(v.Overrides) > 0 {
		d.Tables = append(d.Tables, discrepancyTable("Overrides that readers have filled in", "Scenario", v.Overrides, most))
	}
	assumptions, rest := v.byAssumption()
	if len(assumptions) > 0 {
		d.Tables = append(d.Tables, discrepancyTable("Assumptions that are not the library's", "Expected", assumptions, most))
	}
	if len(rest) > 0 {
		d.Tables = append(d.Tables, discrepancyTable("What is not as it is recomputed", "Expected", rest, most))
	}
	d.Data = discrepancyTable("", "Expected", append(v.Overrides[:len(v.Overrides):len(v.Overrides)], v.Found...), 0)
	return d
}

func (v *Verification) outcome() string {
	if len(v.Found) == 0 {
		return "Nothing differs."
	}
	assumptions, rest := v.byAssumption()
	text := table.Counted(len(v.Found), "difference")
	if len(assumptions) == 0 {
		return text + ", all of them in what should follow from the assumptions."
	}
	return fmt.Sprintf("%s: %s not the library's, %d in what should follow from the file's own assumptions.",
		text, table.Counted(len(assumptions), "assumption"), len(rest))
}

// KindAssumption marks an input that is not the library's, KindOverride a cell
// that was filled in.
const (
	KindAssumption = "assumption"
	KindOverride   = "override"
)

func (v *Verification) byAssumption() (assumptions, rest []Discrepancy) {
	for _, d := range v.Found {
		if d.Kind == KindAssumption {
			assumptions = append(assumptions, d)
		} else {
			rest = append(rest, d)
		}
	}
	return assumptions, rest
}

func discrepancyTable(title, expected string, list []Discrepancy, most int) table.Table {
	grid := table.Table{Title: title, Columns: []table.Column{{Name: "What"}, {Name: "File"}, {Name: "Where"}, {Name: expected}, {Name: "Found"}}}
	shown := list
	if most > 0 && len(list) > most {
		shown = list[:most]
		grid.Note = fmt.Sprintf("The first %d of %d; --all shows all of them.", most, len(list))
	}
	for _, d := range shown {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(d.Kind), table.TextCell(d.File), table.CodeCell(d.Place), table.TextCell(d.Expected), table.TextCell(d.Found)})
	}
	return grid
}
