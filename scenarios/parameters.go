package scenarios

import (
	"slices"

	"loanmodel/finance/equation"
	"loanmodel/scenarios/document"
)

// allMembers is the key that gives every member a value.
const allMembers = "all"

// readGroups reads the parameters of a file in its order.
func (r *fileReader) readGroups(root *document.Node) {
	for _, entry := range root.Entries() {
		if numbers := r.registry.members[entry.Key]; numbers != nil {
			r.readGroup(entry.Value, numbers)
		}
	}
}

// readGroup reads the parameters of one group; numbers says which lines of the
// registry these are.
func (r *fileReader) readGroup(group *document.Node, numbers []int) {
	names := make([]string, len(numbers))
	for i, number := range numbers {
		_, names[i] = splitKey(string(r.registry.lines[number].ID))
	}
	if !r.CheckKeys(group, document.Keys{Optional: names}) {
		return
	}
	for _, entry := range group.Entries() {
		if i := slices.Index(names, entry.Key); i >= 0 {
			r.readParameter(entry.Value, numbers[i])
		}
	}
}

// readParameter reads one parameter: a record, or its bare value.
func (r *fileReader) readParameter(n *document.Node, number int) {
	line := r.registry.lines[number]
	value, origin := n, r.bareOrigin()
	if isRecord(line, n) {
		value = n.Get("value")
		origin = r.readRecord(n)
	} else if r.place.ofLibrary() {
		r.Add(n.KeyFault(Provenance, string(line.ID)+" does not say where its value comes from", "give it value, source, checked and grade"))
	}
	if line.Over == nil {
		r.readMember(value, address{number, 0}, origin)
		return
	}
	r.readMembers(value, number, origin)
}

// isRecord reports whether a parameter is given with its origin. It can tell
// because no member's code is a key of a record.
func isRecord(line *equation.Line, n *document.Node) bool {
	if n.Kind() != document.Mapping {
		return false
	}
	return line.Over == nil || slices.ContainsFunc(recordKeys, func(key string) bool { return n.Get(key) != nil })
}

// readMembers reads a parameter with a dimension. What all gives, a member's
// own value replaces.
func (r *fileReader) readMembers(n *document.Node, number int, origin Origin) {
	dimension := r.registry.lines[number].Over
	if !r.CheckKeys(n, memberKeys(dimension, r.place.kind == kindBase && n.Get(allMembers) == nil)) {
		return
	}
	line := r.registry.lines[number]
	common, hasCommon := r.readValue(n.Get(allMembers), line, allMembers, origin)
	for member := range dimension.Len() {
		at := address{number, member}
		if own := n.Get(dimension.Code(member)); own != nil {
			r.readMember(own, at, origin)
		} else if hasCommon {
			r.file.settings = append(r.file.settings, setting{at, common})
		}
	}
}

// memberKeys returns the keys of a parameter that has a dimension. If complete
// is true, every member is required.
func memberKeys(dimension *equation.Dimension, complete bool) document.Keys {
	keys := document.Keys{Noun: dimension.Name, Optional: append(dimension.Codes(), allMembers),
		Hint: func(word string) string { return meantMember(dimension, word, allMembers) }}
	if complete {
		keys.Required, keys.Optional = dimension.Codes(), []string{allMembers}
	}
	return keys
}

// readMember reads the value of one member, if there is one, into the file's
// settings.
func (r *fileReader) readMember(n *document.Node, at address, origin Origin) {
	line := r.registry.lines[at.line]
	if value, ok := r.readValue(n, line, line.Over.Code(at.member), origin); ok {
		r.file.settings = append(r.file.settings, setting{at, value})
	}
}
