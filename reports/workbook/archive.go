package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// archive puts the cells into the frame and writes the parts in one fixed
// order and form, so that the same content gives the same bytes.
func (b *book) archive(frame []byte) ([]byte, error) {
	reader, err := zip.NewReader(bytes.NewReader(frame), int64(len(frame)))
	if err != nil {
		return nil, err
	}
	rows := map[string]*cells{}
	for i, s := range b.sheets {
		rows["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"] = b.sheet(s.name)
	}
	var parts []part
	for _, file := range reader.File {
		content, err := read(file)
		if err != nil {
			return nil, err
		}
		if c := rows[file.Name]; c != nil {
			if content, err = withRows(content, c); err != nil {
				return nil, fmt.Errorf("%s: %w", file.Name, err)
			}
		}
		parts = append(parts, part{name: file.Name, content: content})
	}
	return pack(parts)
}

type part struct {
	name       string
	content    []byte
	compressed []byte
	err        error
}

func read(file *zip.File) ([]byte, error) {
	r, err := file.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(r)
	if closed := r.Close(); err == nil {
		err = closed
	}
	return content, err
}

// withRows replaces the sheet's own rows, and its dimension, by those written.
func withRows(sheet []byte, c *cells) ([]byte, error) {
	c.endRow()
	from := bytes.Index(sheet, []byte("<sheetData"))
	if from < 0 {
		return nil, fmt.Errorf("no rows to replace")
	}
	to := from + bytes.Index(sheet[from:], []byte(">")) + 1
	if sheet[to-2] != '/' {
		end := bytes.Index(sheet, []byte("</sheetData>"))
		if end < 0 {
			return nil, fmt.Errorf("rows without an end")
		}
		to = end + len("</sheetData>")
	}
	whole := make([]byte, 0, len(sheet)+len(c.xml)+64)
	whole = append(whole, sheet[:from]...)
	whole = append(whole, "<sheetData>"...)
	whole = append(whole, c.xml...)
	whole = append(whole, "</sheetData>"...)
	return append(whole, sheet[to:]...), nil
}

// pack writes the parts, the list of content types first and the rest sorted.
// Parts are compressed side by side; that changes no byte.
func pack(parts []part) ([]byte, error) {
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(partOrder(a.name), partOrder(b.name)) })
	var done sync.WaitGroup
	for i := range parts {
		done.Go(func() { parts[i].compress() })
	}
	done.Wait()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		if p.err != nil {
			return nil, p.err
		}
		entry, err := w.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(p.content),
			CompressedSize64: uint64(len(p.compressed)), UncompressedSize64: uint64(len(p.content))})
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(p.compressed); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func partOrder(name string) string {
	if name == "[Content_Types].xml" {
		return ""
	}
	return name
}

// compress keeps a panic of its own goroutine as the part's error: nothing
// else could catch it there.
func (p *part) compress() {
	defer func() {
		if r := recover(); r != nil {
			p.err = fmt.Errorf("compressing %s: %v", p.name, r)
		}
	}()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(p.content)
	}
	if err == nil {
		err = w.Close()
	}
	p.compressed, p.err = out.Bytes(), err
}
