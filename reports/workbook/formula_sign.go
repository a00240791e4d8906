package workbook

import eq "loanmodel/finance/equation"

// mayBeNegative says whether a line may be below 0: then its shares are written
// so that they are rounded as those of its opposite.
func (l *layout) mayBeNegative(id eq.ID) bool {
	line := l.model.Line(id)
	return line.Signed || line.Input != nil && line.Input.Min < 0
}
