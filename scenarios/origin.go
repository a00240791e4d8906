package scenarios

import (
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// SetOverlay names the overlay that the command line makes.
const SetOverlay = "--set"

// at returns the origin with the place of a value. It gives a list or mapping
// the place of its key, because the value itself begins on another line.
func (o Origin) at(n *document.Node) Origin {
	if n == nil {
		return o
	}
	pos := n.Pos()
	if n.Kind() != document.Scalar {
		pos = n.KeyPos()
	}
	o.Line, o.Column, o.node = pos.Line, pos.Column, n
	return o
}

// position returns where the value stands in its file.
func (o Origin) position() diagnostic.Position {
	return diagnostic.Position{Line: o.Line, Column: o.Column}
}

// fault makes a diagnostic at the value.
func (o Origin) fault(code diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	switch {
	case o.node == nil:
		return diagnostic.Diagnostic{Code: code.ID, File: o.fileOf(), Message: o.inCell(message), Hint: hint}
	case o.node.Kind() != document.Scalar:
		return o.node.KeyFault(code, message, hint)
	}
	return o.node.Fault(code, message, hint)
}

// fault makes a diagnostic at a dated entry of a value.
func (e Entry) fault(value Value, code diagnostic.Code, message string) diagnostic.Diagnostic {
	if e.node == nil {
		return value.Origin.fault(code, message, "")
	}
	return e.node.Fault(code, message, "")
}
