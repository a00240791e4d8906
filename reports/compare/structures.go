package compare

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/scenarios/analysis"
)

// A StructurePart is figures by which financing structures are compared and
// that belong together.
type StructurePart struct {
	Title string
	Total string // names the sum of the figures; empty where they do not sum
	Note  string
	lines []lineFigure
}

// StructureParts are what [Compare] compares structures by.
func StructureParts() []StructurePart {
	var parts []StructurePart
	for _, part := range structureParts() {
		parts = append(parts, StructurePart{part.title, part.total, part.note, part.figures})
	}
	return parts
}

// A StructureFigure is one of them: an aggregate of a line, summed over its
// members.
type StructureFigure struct {
	ID, Name  string
	Line      equation.ID
	Aggregate metric.Aggregate
	Less      bool // counts against the others
	figure    lineFigure
}

// Figures are the figures of the part.
func (p StructurePart) Figures() []StructureFigure {
	var figures []StructureFigure
	for _, f := range p.lines {
		figures = append(figures, StructureFigure{f.id, f.name, f.line, f.aggregate, f.less, f})
	}
	return figures
}

// Of is the figure of a run, in euro, below zero where it counts against the
// others.
func (f StructureFigure) Of(run *analysis.Run) decimal.Decimal { return f.figure.of(run) }
