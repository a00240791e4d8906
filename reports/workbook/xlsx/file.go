package xlsx

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A File is a workbook as it was read: its cells with their formulas and
// cached values, names, validations and properties. Nothing in it is computed.
type File struct {
	Sheets      []*Sheet
	Names       map[string]string // what each name stands for
	Properties  map[string]string // of docProps/core.xml, by element
	Application string            // what saved the file
	Settings    Settings          // of the whole workbook
	Parts       map[string][]byte // those that are neither cells nor names
}

// Read reads an .xlsx workbook straight from its XML. It is made for files
// from anywhere: sizes are limited before anything is unpacked, no name in the
// archive becomes a path, document types and entities of the file's own are
// refused, and so are parts and cells that are there twice. Time and memory grow
// as the file does, up to limits. The error is an *Error, or the cause of the
// cancellation, which ends reading within a moment.
func Read(ctx context.Context, workbook []byte) (*File, error) {
	return readMetered(workbook, &meter{ctx: ctx})
}

func readMetered(workbook []byte, m *meter) (*File, error) {
	f, err := read(workbook, m)
	if err == nil {
		return f, nil
	}
	if m.cancelled() {
		return nil, context.Cause(m.ctx)
	}
	var fault *Error
	if !errors.As(err, &fault) {
		return nil, damaged("%s", err.Error())
	}
	return nil, fault
}

func read(workbook []byte, m *meter) (*File, error) {
	p, err := Open(workbook)
	if err != nil {
		return nil, err
	}
	p.meter = m
	f := &File{Names: map[string]string{}, Properties: map[string]string{}, Parts: map[string][]byte{}}
	for _, step := range []func(*Parts) error{f.readSheets, f.readWorkbook, f.readProperties, f.readRest} {
		if err := step(p); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Sheet returns the sheet with a name, nil where there is none.
func (f *File) Sheet(name string) *Sheet {
	i := slices.IndexFunc(f.Sheets, func(s *Sheet) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return f.Sheets[i]
}

// Cell returns a cell of a sheet, the zero cell where there is none.
func (f *File) Cell(sheet string, at Place) Cell {
	if s := f.Sheet(sheet); s != nil {
		return s.Cells[at]
	}
	return Cell{}
}

// readSheets reads the sheets in the workbook's order.
func (f *File) readSheets(p *Parts) error {
	list, err := p.Sheets()
	if err != nil {
		return err
	}
	var look looks
	if look.percent, err = p.percentStyles(); err != nil {
		return err
	}
	if p.Has(p.shared()) {
		texts, err := p.Read(p.shared())
		if err != nil {
			return err
		}
		if look.texts, err = readShared(texts, p.meter); err != nil {
			return err
		}
	}
	for _, listed := range list {
		content, err := p.Read(listed.Part)
		if err != nil {
			return err
		}
		s, err := readSheet(listed.Name, listed.Part, content, look, p.meter)
		if err != nil {
			return err
		}
		s.Hidden = listed.Hidden
		f.Sheets = append(f.Sheets, s)
	}
	return nil
}

// readWorkbook reads the names and the settings of the whole workbook.
func (f *File) readWorkbook(p *Parts) error {
	content, err := p.Read(partWorkbook)
	if err != nil {
		return err
	}
	return p.tags(partWorkbook, content, func(r *Scanner, t Tag) error {
		switch t.Name {
		case "definedName":
			return f.readName(r, t)
		case "workbookPr":
			f.Settings.From1904 = isTrue(t.Attribute("date1904"))
		case "calcPr":
			f.Settings.Manual = t.Attribute("calcMode") == "manual"
			f.Settings.Rounded = isFalse(t.Attribute("fullPrecision"))
			f.Settings.Unfinished = isFalse(t.Attribute("calcCompleted"))
		}
		return nil
	})
}

func (f *File) readName(r *Scanner, t Tag) error {
	text, err := r.Text(t)
	name := t.Attribute("name")
	if id := t.Attribute("localSheetId"); id != "" {
		name = "sheet " + id + ", " + name
	}
	if _, twice := f.Names[name]; twice {
		return fmt.Errorf("the name %s is there twice", Quoted(name))
	}
	f.Names[name] = text
	return err
}

// readProperties reads what the file says about itself. A file without
// properties is one that says nothing.
func (f *File) readProperties(p *Parts) error {
	if err := leaves(p, partCore, func(name, text string) { f.Properties[name] = text }); err != nil {
		return err
	}
	return leaves(p, partApplication, func(name, text string) {
		if name == "Application" {
			f.Application = text
		}
	})
}

// leaves calls a function for each element of a part that holds nothing but
// text; for none where the part is not there.
func leaves(p *Parts, part string, use func(name, text string)) error {
	if !p.Has(part) {
		return nil
	}
	content, err := p.Read(part)
	if err != nil {
		return err
	}
	r, before := Scanner{part: content, meter: p.meter}, Tag{Closing: true}
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var text string
		if err == nil && t.Closing && !before.Closing && !before.Empty {
			text, err = characters(content[before.End:t.Start])
			use(before.Name, text)
		}
		if err != nil {
			return in("part "+part, err)
		}
		before = t
	}
}

// readRest keeps the parts that are read nowhere else, such as styles and
// charts, to be compared.
func (f *File) readRest(p *Parts) error {
	known := map[string]bool{strings.ToLower(p.shared()): true, strings.ToLower(partCore): true, partWorkbook: true}
	for _, s := range f.Sheets {
		known[strings.ToLower(s.Part)] = true
	}
	for _, name := range p.Names() {
		if known[strings.ToLower(name)] || strings.HasSuffix(name, "/") {
			continue
		}
		content, err := p.Read(name)
		if err != nil {
			return err
		}
		f.Parts[name] = content
	}
	return nil
}
