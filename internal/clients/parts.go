package clients

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// Parts of a workbook that have the same name whoever wrote it.
const (
	partWorkbook      = "xl/workbook.xml"
	partRelations     = "xl/_rels/workbook.xml.rels"
	partSharedStrings = "xl/sharedStrings.xml"
)

// Parts are the files in a workbook.
type Parts struct {
	list  []*zip.File
	files map[string]*zip.File
}

// Open lists the files in a workbook. It fails where the file is no archive or
// has a part twice.
func Open(workbook []byte) (*Parts, error) {
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, fmt.Errorf("not a workbook: %w", err)
	}
	p := &Parts{list: archive.File, files: map[string]*zip.File{}}
	for _, file := range archive.File {
		if p.files[file.Name] != nil {
			return nil, fmt.Errorf("part %s is there twice", file.Name)
		}
		p.files[file.Name] = file
	}
	return p, nil
}

// Names are the names of the parts, in the order of the file.
func (p *Parts) Names() []string {
	names := make([]string, len(p.list))
	for i, file := range p.list {
		names[i] = file.Name
	}
	return names
}

// Read is the content of a part.
func (p *Parts) Read(name string) ([]byte, error) {
	file := p.files[name]
	if file == nil {
		return nil, fmt.Errorf("there is no part %s", name)
	}
	r, err := file.Open()
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", name, err)
	}
	content, err := io.ReadAll(r)
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", name, err)
	}
	return content, nil
}

func (p *Parts) decode(name string, into any) error {
	content, err := p.Read(name)
	if err != nil {
		return err
	}
	if err := xml.Unmarshal(content, into); err != nil {
		return fmt.Errorf("part %s: %w", name, err)
	}
	return nil
}

// A sheetName is a sheet's title with the part that holds its cells.
type sheetName struct{ title, part string }

// sheets are the sheets in the workbook's order.
func (p *Parts) sheets() ([]sheetName, error) {
	var book struct {
		Sheets []struct {
			Name     string `xml:"name,attr"`
			Relation string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := p.decode(partWorkbook, &book); err != nil {
		return nil, err
	}
	if err := p.decode(partRelations, &relations); err != nil {
		return nil, err
	}
	targets := map[string]string{}
	for _, r := range relations.List {
		targets[r.ID] = r.Target
	}
	var names []sheetName
	for _, s := range book.Sheets {
		target := targets[s.Relation]
		if target == "" {
			return nil, fmt.Errorf("sheet %s has no part", s.Name)
		}
		names = append(names, sheetName{s.Name, partOf(target)})
	}
	return names, nil
}

// partOf is the part that the workbook calls by a target: from its own folder,
// or from the top where it begins with a slash.
func partOf(target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return rooted
	}
	return path.Join(path.Dir(partWorkbook), target)
}

// With is the workbook with another content of one part. The others keep their
// bytes and their order.
func (p *Parts) With(name string, content []byte) ([]byte, error) {
	var workbook bytes.Buffer
	archive := zip.NewWriter(&workbook)
	for _, file := range p.list {
		if file.Name != name {
			if err := archive.Copy(file); err != nil {
				return nil, fmt.Errorf("part %s: %w", file.Name, err)
			}
			continue
		}
		part, err := archive.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(content); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return workbook.Bytes(), nil
}
