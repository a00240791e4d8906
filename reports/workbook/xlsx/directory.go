package xlsx

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Parts of a workbook that have the same name whoever wrote it.
const (
	partWorkbook      = "xl/workbook.xml"
	partRelations     = "xl/_rels/workbook.xml.rels"
	partSharedStrings = "xl/sharedStrings.xml"
	partStyles        = "xl/styles.xml"
	partCore          = "docProps/core.xml"
	partApplication   = "docProps/app.xml"
)

// A SheetPart is a sheet's name with the part that holds its cells.
type SheetPart struct {
	Name, Part string
	Hidden     bool // from the reader, in whatever way
}

// Sheets returns the sheets in the workbook's order. It fails where one has no
// part of its own, or where two have one name.
func (p *Parts) Sheets() ([]SheetPart, error) {
	content, err := p.Read(partWorkbook)
	if err != nil {
		return nil, err
	}
	relations, err := p.relations()
	if err != nil {
		return nil, err
	}
	var list []SheetPart
	err = p.tags(partWorkbook, content, func(_ *Scanner, t Tag) error {
		if t.Name != "sheet" {
			return nil
		}
		state := t.Attribute("state")
		s := SheetPart{t.Attribute("name"), relations[relationOf(t)], state != "" && state != "visible"}
		switch {
		case s.Name == "" || slices.ContainsFunc(list, func(other SheetPart) bool { return other.Name == s.Name }):
			return fmt.Errorf("the sheet %s is there twice or has no name", Quoted(s.Name))
		case s.Part == "" || slices.ContainsFunc(list, func(other SheetPart) bool { return other.Part == s.Part }):
			return fmt.Errorf("the sheet %s has no part of its own", Quoted(s.Name))
		}
		list = append(list, s)
		return nil
	})
	return list, err
}

// relationOf returns the id of the relation by which a sheet is found.
func relationOf(t Tag) string {
	if id := t.Attribute("r:id"); id != "" {
		return id
	}
	for _, field := range strings.Fields(string(t.attributes)) {
		if prefix, rest, ok := strings.Cut(field, ":id="); ok && !strings.Contains(prefix, "=") {
			return strings.Trim(rest, `"'`)
		}
	}
	return ""
}

// relations returns the parts to which the workbook points, by relation.
func (p *Parts) relations() (map[string]string, error) {
	content, err := p.Read(partRelations)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	return found, p.tags(partRelations, content, func(_ *Scanner, t Tag) error {
		if t.Name != "Relationship" || t.Attribute("TargetMode") == "External" {
			return nil
		}
		part := partOf(t.Attribute("Target"))
		found[t.Attribute("Id")] = part
		if strings.HasSuffix(t.Attribute("Type"), "/sharedStrings") {
			p.texts = part
		}
		return nil
	})
}

// shared returns the part with the texts that cells share: the one to which the
// workbook points, else that of the usual name.
func (p *Parts) shared() string { return cmp.Or(p.texts, partSharedStrings) }

// partOf returns the part that the workbook calls by a target: from its own
// folder, or from the top where it begins with a slash. It is looked up in the
// archive and nowhere else.
func partOf(target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return rooted
	}
	return path.Join(path.Dir(partWorkbook), target)
}

// tags calls a function for each tag of a part that begins an element.
func (p *Parts) tags(name string, content []byte, use func(*Scanner, Tag) error) error {
	r := Scanner{part: content, meter: p.meter}
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && !t.Closing {
			err = use(&r, t)
		}
		if err != nil {
			return in("part "+name, err)
		}
	}
}
