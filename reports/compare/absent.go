package compare

import (
	"strings"

	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

// NoState begins a sentence of Absent about all states.
const NoState = "No state has any of these"

// Absent says in sentences that begin with whoever which measures nobody has any
// of. What is owed is nothing at the end, whatever it was before. Names have
// commas, so that semicolons stand between them.
func Absent(whoever string, measures []metric.StateMeasure) []string {
	var ever, atEnd, sentences []string
	for _, measure := range measures {
		name := table.LowerFirst(measure.Name)
		if measure.Aggregate == metric.Final {
			atEnd = append(atEnd, name)
		} else {
			ever = append(ever, name)
		}
	}
	if len(ever) > 0 {
		sentences = append(sentences, whoever+": "+strings.Join(ever, "; ")+".")
	}
	if len(atEnd) > 0 {
		sentences = append(sentences, whoever+" at the end: "+strings.Join(atEnd, "; ")+".")
	}
	return sentences
}
