package workbook

import (
	"errors"
	"fmt"
	"io"
	"maps"
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

// A File is a workbook as it was read: its cells with their formulas and
// cached values, names, validations and properties. Nothing in it is computed.
type File struct {
	sheets      []*fileSheet
	names       map[string]string // what each name stands for
	properties  map[string]string // of docProps/core.xml, by element
	application string            // what saved the file
	parts       map[string][]byte // those that are neither cells nor names
}

// ReadFile reads an .xlsx workbook straight from its XML. It is made for files
// from anywhere: sizes are limited before anything is unpacked, no name in the
// archive becomes a path, document types and entities of the file's own are
// refused, and so are parts and cells that are there twice. The error is a
// diagnostic.List with FileDamaged or FileLimit, in which name stands for the
// file.
func ReadFile(name string, workbook []byte) (*File, error) {
	f, err := readFile(workbook)
	if err == nil {
		return f, nil
	}
	var fault *readError
	if !errors.As(err, &fault) {
		errors.As(damaged("%s", err.Error()), &fault)
	}
	return nil, fault.in(name)
}

func readFile(workbook []byte) (*File, error) {
	p, err := openParts(workbook)
	if err != nil {
		return nil, err
	}
	f := &File{names: map[string]string{}, properties: map[string]string{}, parts: map[string][]byte{}}
	for _, step := range []func(*parts) error{f.readSheets, f.readProperties, f.readRest} {
		if err := step(p); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// sheet is the sheet with a name, nil where there is none.
func (f *File) sheet(name string) *fileSheet {
	i := slices.IndexFunc(f.sheets, func(s *fileSheet) bool { return s.name == name })
	if i < 0 {
		return nil
	}
	return f.sheets[i]
}

// cell is a cell of a sheet, the zero cell where there is none.
func (f *File) cell(sheet string, at place) fileCell {
	if s := f.sheet(sheet); s != nil {
		return s.cells[at]
	}
	return fileCell{}
}

// readSheets reads the sheets in the workbook's order.
func (f *File) readSheets(p *parts) error {
	content, err := p.read(partWorkbook)
	if err != nil {
		return err
	}
	relations, err := f.relations(p)
	if err != nil {
		return err
	}
	var shared []string
	if p.has(partSharedStrings) {
		texts, err := p.read(partSharedStrings)
		if err != nil {
			return err
		}
		if shared, err = readShared(texts); err != nil {
			return err
		}
	}
	return tags(partWorkbook, content, func(r *xmlReader, t tag) error {
		switch t.name {
		case "sheet":
			return f.readSheet(p, t.attribute("name"), relations[relationOf(t)], shared)
		case "definedName":
			return f.readName(r, t)
		}
		return nil
	})
}

func (f *File) readSheet(p *parts, name, part string, shared []string) error {
	switch {
	case name == "" || f.sheet(name) != nil:
		return fmt.Errorf("the sheet %s is there twice or has no name", shortName(name))
	case part == "" || slices.ContainsFunc(f.sheets, func(s *fileSheet) bool { return s.part == part }):
		return fmt.Errorf("the sheet %s has no part of its own", shortName(name))
	}
	content, err := p.read(part)
	if err != nil {
		return err
	}
	s, err := readSheet(name, part, content, shared)
	f.sheets = append(f.sheets, s)
	return err
}

func (f *File) readName(r *xmlReader, t tag) error {
	text, err := r.text(t)
	name := t.attribute("name")
	if id := t.attribute("localSheetId"); id != "" {
		name = "sheet " + id + ", " + name
	}
	if _, twice := f.names[name]; twice {
		return fmt.Errorf("the name %s is there twice", shortName(name))
	}
	f.names[name] = text
	return err
}

// relationOf is the id of the relation by which a sheet is found.
func relationOf(t tag) string {
	if id := t.attribute("r:id"); id != "" {
		return id
	}
	for _, field := range strings.Fields(string(t.attributes)) {
		if prefix, rest, ok := strings.Cut(field, ":id="); ok && !strings.Contains(prefix, "=") {
			return strings.Trim(rest, `"'`)
		}
	}
	return ""
}

// relations are the parts to which the workbook points, by relation.
func (f *File) relations(p *parts) (map[string]string, error) {
	content, err := p.read(partRelations)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	return found, tags(partRelations, content, func(_ *xmlReader, t tag) error {
		if t.name == "Relationship" && t.attribute("TargetMode") != "External" {
			found[t.attribute("Id")] = partOf(t.attribute("Target"))
		}
		return nil
	})
}

// partOf is the part that the workbook calls by a target: from its own folder,
// or from the top where it begins with a slash. It is looked up in the archive
// and nowhere else.
func partOf(target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return rooted
	}
	return path.Join(path.Dir(partWorkbook), target)
}

// tags calls a function for each tag of a part that begins an element.
func tags(name string, content []byte, use func(*xmlReader, tag) error) error {
	r := xmlReader{part: content}
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && !t.closing {
			err = use(&r, t)
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", name, err)
		}
	}
}

// readProperties reads what the file says about itself. A file without
// properties is one that says nothing.
func (f *File) readProperties(p *parts) error {
	if err := leaves(p, partCore, func(name, text string) { f.properties[name] = text }); err != nil {
		return err
	}
	return leaves(p, partApplication, func(name, text string) {
		if name == "Application" {
			f.application = text
		}
	})
}

// leaves calls a function for each element of a part that holds nothing but
// text; for none where the part is not there.
func leaves(p *parts, part string, use func(name, text string)) error {
	if !p.has(part) {
		return nil
	}
	content, err := p.read(part)
	if err != nil {
		return err
	}
	r, before := xmlReader{part: content}, tag{closing: true}
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var text string
		if err == nil && t.closing && !before.closing && !before.empty {
			text, err = unescaped(content[before.end:t.start])
			use(before.name, text)
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", part, err)
		}
		before = t
	}
}

// readRest keeps the parts that are read nowhere else, such as styles and
// charts, to be compared.
func (f *File) readRest(p *parts) error {
	known := map[string]bool{partSharedStrings: true, partCore: true, partWorkbook: true}
	for _, s := range f.sheets {
		known[s.part] = true
	}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if known[name] || strings.HasSuffix(name, "/") {
			continue
		}
		content, err := p.read(name)
		if err != nil {
			return err
		}
		f.parts[name] = content
	}
	return nil
}
