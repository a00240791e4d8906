package explain

import (
	"strings"

	"loanmodel/reports/table"
)

// An explained is one entry of the tree: what it is, what there is to say about
// it, and what it comes from.
type explained struct {
	head    string
	details []string
	under   []*explained
}

// draw writes the entry and everything under it. first stands before its first
// line, rest before all others.
func (n *explained) draw(text *strings.Builder, first, rest string, columns int) {
	inner := rest + "  "
	if len(n.under) > 0 {
		inner = rest + "│  "
	}
	table.WriteWrapped(text, n.head, first, inner+"  ", columns)
	for _, detail := range n.details {
		table.WriteWrapped(text, detail, inner, inner+"  ", columns)
	}
	for i, child := range n.under {
		if i < len(n.under)-1 {
			child.draw(text, rest+"├─ ", rest+"│  ", columns)
		} else {
			child.draw(text, rest+"└─ ", rest+"   ", columns)
		}
	}
}
