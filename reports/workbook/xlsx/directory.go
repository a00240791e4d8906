package xlsx

import (
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
	partCore          = "docProps/core.xml"
	partApplication   = "docProps/app.xml"
)

// A SheetPart is a sheet's name with the part that holds its cells.
type SheetPart struct{ Name, Part string }

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
	err = tags(partWorkbook, content, func(_ *Scanner, t Tag) error {
		if t.Name != "sheet" {
			return nil
		}
		s := SheetPart{t.Attribute("name"), relations[relationOf(t)]}
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
	return found, tags(partRelations, content, func(_ *Scanner, t Tag) error {
		if t.Name == "Relationship" && t.Attribute("TargetMode") != "External" {
			found[t.Attribute("Id")] = partOf(t.Attribute("Target"))
		}
		return nil
	})
}

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
func tags(name string, content []byte, use func(*Scanner, Tag) error) error {
	r := Scanner{part: content}
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && !t.Closing {
			err = use(&r, t)
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", name, err)
		}
	}
}
