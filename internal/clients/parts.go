package clients

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"testing"

	"loanmodel/reports/workbook/xlsx"
)

const partWorkbook = "xl/workbook.xml"

// Parts holds the files in a workbook.
type Parts struct{ *xlsx.Parts }

// Open lists the files in a workbook. It returns an error if the file is not an
// archive or has a part twice.
func Open(workbook []byte) (*Parts, error) {
	p, err := xlsx.Open(workbook)
	return &Parts{p}, err
}

// Part returns the content of a part of a workbook.
func Part(t testing.TB, workbook []byte, name string) []byte {
	t.Helper()
	parts, err := Open(workbook)
	if err != nil {
		t.Fatal(err)
	}
	content, err := parts.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
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

// With returns the workbook with new content in one part. The other parts keep
// their bytes and their order.
func (p *Parts) With(name string, content []byte) ([]byte, error) {
	var workbook bytes.Buffer
	archive := zip.NewWriter(&workbook)
	for _, file := range p.Files() {
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
