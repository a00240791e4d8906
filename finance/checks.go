package finance

import eq "loanmodel/finance/equation"

// A Check is one identity of the model measured on a run.
type Check struct {
	Line  eq.ID
	Name  string
	Unit  eq.Unit
	Value int64 // the sum of what it is off by, without signs; 0 = passed
}

// Passed reports whether the identity holds in every period and for every member.
func (c Check) Passed() bool { return c.Value == 0 }

// Checks measures all lines that must be zero, in the model's order.
func Checks(r *eq.Result) []Check {
	var all []Check
	for _, line := range r.Model().Equations() {
		if !line.Zero {
			continue
		}
		check := Check{Line: line.ID, Name: line.Name, Unit: line.Unit}
		for member := range line.Over.Len() {
			for _, v := range r.Row(line.ID, member) {
				check.Value += max(v, -v)
			}
		}
		all = append(all, check)
	}
	return all
}
