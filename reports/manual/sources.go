package manual

import (
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

// A sourceUse is a source with the keys of the parameters that rest on it.
type sourceUse struct {
	scenarios.Source
	keys []string
}

// sourceUses returns the register in its order, with who uses each in a
// scenario.
func sourceUses(s *scenarios.Scenario) ([]sourceUse, error) {
	list, err := scenarios.Sources()
	if err != nil {
		return nil, err
	}
	keys := map[string][]string{}
	for _, parameter := range s.Parameters() {
		for _, id := range sourcesOf(parameter) {
			keys[id] = append(keys[id], parameter.Key())
		}
	}
	uses := make([]sourceUse, len(list))
	for i, source := range list {
		uses[i] = sourceUse{source, keys[source.ID]}
	}
	return uses, nil
}

// sourcesOf returns the ids of the sources of a parameter's values and of their
// entries, each once, in the order in which they are met.
func sourcesOf(parameter *scenarios.Parameter) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(list []string) {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	for _, value := range parameter.Values {
		add(value.Origin.Sources)
		for _, entry := range value.Entries {
			add(entry.Sources)
		}
	}
	return ids
}

// SourcesMarkdown returns the register of sources as a page: each source with
// its address and the parameters that rest on it in a scenario. It fails only
// with a faulty library.
func SourcesMarkdown(s *scenarios.Scenario) ([]byte, error) {
	uses, err := sourceUses(s)
	if err != nil {
		return nil, err
	}
	var p table.Markdown
	p.Heading(1, "Sources")
	p.Paragraph("Every source that the scenario library cites, in the library's order, and which inputs of the scenario " +
		table.Code(s.Name) + " rest on it.")
	for _, use := range uses {
		p.Heading(2, table.Code(use.ID))
		p.List(use.markdown()...)
	}
	return p.Text.Bytes(), nil
}

func (u sourceUse) markdown() []string {
	items := []string{
		strings.Trim(table.Words(u.Publisher)+": “"+table.Words(u.Title)+"”, "+table.Words(u.Date), ", "),
		table.Link(u.URL) + ", read on " + table.Words(u.Accessed),
	}
	if u.Note != "" {
		items = append(items, "Note: "+table.Words(u.Note))
	}
	if len(u.keys) == 0 {
		return append(items, "Used by none of this scenario's inputs.")
	}
	names := make([]string, len(u.keys))
	for i, key := range u.keys {
		names[i] = table.Code(key)
	}
	return append(items, "Used by "+strings.Join(names, ", ")+".")
}

// SourcesText returns the register of sources for a terminal of so many
// columns. It fails only with a faulty library.
func SourcesText(s *scenarios.Scenario, columns int) (string, error) {
	uses, err := sourceUses(s)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for i, use := range uses {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(table.Visible(use.ID) + "\n")
		for _, line := range use.lines() {
			table.WriteWrapped(&text, line, "  ", "    ", columns)
		}
	}
	return text.String(), nil
}

func (u sourceUse) lines() []string {
	lines := []string{
		strings.Trim(u.Publisher+": “"+u.Title+"”, "+u.Date, ", "),
		u.URL + " (read on " + u.Accessed + ")",
	}
	if u.Note != "" {
		lines = append(lines, "note: "+u.Note)
	}
	if len(u.keys) == 0 {
		return append(lines, "used by none of this scenario's inputs")
	}
	return append(lines, "used by "+strings.Join(u.keys, ", "))
}
