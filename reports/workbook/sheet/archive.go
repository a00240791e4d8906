package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Assemble puts cells into a frame, those of its first sheet first, and writes
// the parts in one fixed order and form, so that the same content gives the
// same bytes.
func Assemble(frame []byte, sheets []*Cells) ([]byte, error) {
	reader, err := zip.NewReader(bytes.NewReader(frame), int64(len(frame)))
	if err != nil {
		return nil, err
	}
	rows := map[string]*Cells{}
	for i, c := range sheets {
		rows["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"] = c
	}
	var parts []part
	for _, file := range reader.File {
		content, err := read(file)
		if err != nil {
			return nil, err
		}
		if c := rows[file.Name]; c != nil {
			content, err = withRows(content, c)
		} else if mend := mended[file.Name]; mend != nil {
			content, err = mend(content)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		parts = append(parts, part{name: file.Name, content: content})
	}
	return pack(parts)
}

type part struct {
	name       string
	content    []byte
	compressed []byte
	checksum   uint32
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
func withRows(sheet []byte, c *Cells) ([]byte, error) {
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
	whole = append(whole, dimension.ReplaceAll(sheet[:from], []byte(`<dimension ref="`+c.Extent()+`">`))...)
	whole = append(whole, "<sheetData>"...)
	whole = append(whole, c.xml...)
	whole = append(whole, "</sheetData>"...)
	return append(whole, sheet[to:]...), nil
}

// dimension is where a sheet says how far its cells reach: readers that
// stream take its word for it.
var dimension = regexp.MustCompile(`<dimension ref="[^"]*">`)

// mended are the parts that the library writes in a form which some reader
// does not take.
var mended = map[string]func([]byte) ([]byte, error){
	"xl/styles.xml":     withOrderedFonts,
	"docProps/core.xml": withPrefixedProperties,
}

var bareTag = regexp.MustCompile(`<(/?)([A-Za-z]+)([ />])`)

// withPrefixedProperties names the namespace of the document's properties, as
// Excel does: exceljs knows them by their prefix and opens no file without it.
func withPrefixedProperties(properties []byte) ([]byte, error) {
	const namespace = `="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`
	if !bytes.Contains(properties, []byte(" xmlns"+namespace)) {
		return nil, fmt.Errorf("properties in a form not known")
	}
	properties = bytes.Replace(properties, []byte(" xmlns"+namespace), []byte(" xmlns:cp"+namespace), 1)
	return bareTag.ReplaceAll(properties, []byte("<${1}cp:$2$3")), nil
}

var (
	font         = regexp.MustCompile(`(?s)<font>.*?</font>`)
	fontProperty = regexp.MustCompile(`<([A-Za-z]+)(?: [^>]*)?></[A-Za-z]+>`)
)

// fontOrder is the order that the schema gives to the properties of a font.
var fontOrder = []string{"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"}

// withOrderedFonts puts the properties of every font into the order of the
// schema, which the library that writes them does not keep.
func withOrderedFonts(styles []byte) ([]byte, error) {
	var fault error
	ordered := font.ReplaceAllFunc(styles, func(whole []byte) []byte {
		inside := whole[len("<font>") : len(whole)-len("</font>")]
		properties := fontProperty.FindAllSubmatch(inside, -1)
		slices.SortStableFunc(properties, func(a, b [][]byte) int {
			return slices.Index(fontOrder, string(a[1])) - slices.Index(fontOrder, string(b[1]))
		})
		ordered := []byte("<font>")
		for _, p := range properties {
			ordered = append(ordered, p[0]...)
		}
		ordered = append(ordered, "</font>"...)
		if len(ordered) != len(whole) {
			fault = fmt.Errorf("a font in a form not known: %s", whole)
		}
		return ordered
	})
	return ordered, fault
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
		entry, err := w.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.checksum,
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

// writers are compressors for reuse: each holds hundreds of kilobytes. What one
// wrote before changes no byte of what it writes next.
var writers sync.Pool

// smallest is the level at which months of like formulas become smallest: of the
// nine, the last is not.
const smallest = 8

// compress also takes the checksum. It keeps a panic of its own goroutine as
// the part's error: nothing else could catch it there.
func (p *part) compress() {
	defer func() {
		if r := recover(); r != nil {
			p.err = fmt.Errorf("compressing %s: %v", p.name, r)
		}
	}()
	p.checksum = crc32.ChecksumIEEE(p.content)
	var out bytes.Buffer
	var err error
	w, used := writers.Get().(*flate.Writer)
	if used {
		w.Reset(&out)
	} else {
		w, err = flate.NewWriter(&out, smallest)
	}
	if err == nil {
		_, err = w.Write(p.content)
	}
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		writers.Put(w)
	}
	p.compressed, p.err = out.Bytes(), err
}
