package equation

// A Dimension is one family of members over which a line may spread: the
// states, the custodians. Lines share a dimension by sharing the pointer.
type Dimension struct {
	Name    string // in the singular: "state"
	Members []Member
}

// A Member is one of a dimension's members. Order is protocol order and never
// changes: cumulative rounding follows it.
type Member struct{ Code, Name string }

// Index returns the place of the member with that code.
func (d *Dimension) Index(code string) (int, bool) {
	if d == nil {
		return 0, code == ""
	}
	for i, m := range d.Members {
		if m.Code == code {
			return i, true
		}
	}
	return 0, false
}

// Len returns the number of members; a line without a dimension has one value.
func (d *Dimension) Len() int {
	if d == nil {
		return 1
	}
	return len(d.Members)
}

// Codes returns the codes of the members in their order; one that is empty where
// there is no dimension.
func (d *Dimension) Codes() []string {
	codes := make([]string, d.Len())
	for i := range codes {
		codes[i] = d.Code(i)
	}
	return codes
}

// Code returns the code of member i, empty where there is no dimension.
func (d *Dimension) Code(i int) string {
	if d == nil {
		return ""
	}
	return d.Members[i].Code
}
