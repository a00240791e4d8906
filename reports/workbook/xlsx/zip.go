package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits of a workbook that is read. One of this program's has about 5 MB, some
// 150 parts and 40 MB of XML; saved by another program it has up to 60 MB.
const (
	MaxFileBytes  = 64 << 20  // of the file
	maxParts      = 1_000     // files in it
	maxPartBytes  = 96 << 20  // of one part, unpacked
	maxTotalBytes = 256 << 20 // of all parts, unpacked
	maxRatio      = 250       // unpacked to packed, of a part above ratioFrom
	ratioFrom     = 1 << 20
)

// An Error is why a workbook cannot be read, and what to do about it.
type Error struct {
	Message, Hint string
	TooLarge      bool // beyond a limit; else the file is damaged or no workbook
}

// Error returns the reason.
func (e *Error) Error() string { return e.Message }

func damaged(format string, values ...any) error {
	return &Error{Message: fmt.Sprintf(format, values...), Hint: "open it in a spreadsheet program, save it as .xlsx and try again"}
}

func tooLarge(format string, values ...any) error {
	return &Error{Message: fmt.Sprintf(format, values...), Hint: "a workbook of this program is far smaller", TooLarge: true}
}

// Parts are the files in a workbook. Their names are only looked up; none of
// them ever becomes a path.
type Parts struct {
	list  []*zip.File
	files map[string]*zip.File // by name in small letters
	left  uint64               // how much may still be unpacked
	meter *meter               // nil where nobody counts
	texts string               // the part with shared texts, once the relations are read
}

// Open opens the archive and judges its directory before anything is unpacked.
// The error is an *Error.
func Open(workbook []byte) (*Parts, error) {
	if len(workbook) > MaxFileBytes {
		return nil, tooLarge("the file has more than %d MiB", MaxFileBytes>>20)
	}
	if isEncrypted(workbook) {
		return nil, &Error{Message: "the file is encrypted or in the format of Excel 97", Hint: "save it as .xlsx without a password to open"}
	}
	if listed(workbook) > maxParts {
		return nil, tooLarge("the file has more than %d parts", maxParts)
	}
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, damaged("is not an .xlsx workbook: it is no zip archive")
	}
	if len(archive.File) > maxParts {
		return nil, tooLarge("the file has more than %d parts", maxParts)
	}
	p := &Parts{list: archive.File, files: map[string]*zip.File{}, left: maxTotalBytes}
	seen := map[string]bool{}
	for _, file := range archive.File {
		// Programs look parts up without regard to case, so two that differ by
		// case only would be one file here and another there.
		key := strings.ToLower(file.Name)
		if seen[key] {
			return nil, damaged("has the part %s twice", Quoted(file.Name))
		}
		seen[key] = true
		p.files[key] = file
	}
	return p, nil
}

// isEncrypted knows the container in which Office puts encrypted workbooks and
// those of the old format.
func isEncrypted(workbook []byte) bool {
	return bytes.HasPrefix(workbook, []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1})
}

// listed returns how many parts the archive's end says that it has, 0 where
// there is none to be found: the library makes room for all of them before it
// looks.
func listed(workbook []byte) int {
	end := bytes.LastIndex(workbook, []byte("PK\x05\x06"))
	if end < 0 || len(workbook) < end+12 {
		return 0
	}
	return int(binary.LittleEndian.Uint16(workbook[end+10:]))
}

// Names returns the names of the parts, in the order of the file.
func (p *Parts) Names() []string {
	names := make([]string, len(p.list))
	for i, file := range p.list {
		names[i] = file.Name
	}
	return names
}

// Files returns the parts as they lie packed in the file, in its order.
func (p *Parts) Files() []*zip.File { return p.list }

// Has says whether there is a part of that name, in whatever case.
func (p *Parts) Has(name string) bool { return p.files[strings.ToLower(name)] != nil }

// Read unpacks a part. What the directory says of its size is not believed. The
// error is an *Error.
func (p *Parts) Read(name string) ([]byte, error) {
	file := p.files[strings.ToLower(name)]
	if file == nil {
		return nil, damaged("has no part %s", Quoted(name))
	}
	if err := p.judge(file); err != nil {
		return nil, err
	}
	r, err := file.Open()
	if err != nil {
		return nil, damaged("part %s cannot be unpacked", Quoted(name))
	}
	defer r.Close()
	limit := min(maxPartBytes, p.left)
	content := bytes.NewBuffer(make([]byte, 0, min(file.UncompressedSize64, limit)+bytes.MinRead))
	_, err = content.ReadFrom(metered{io.LimitReader(r, int64(limit)+1), p.meter})
	if err != nil && p.meter.cancelled() {
		return nil, err
	}
	if err != nil || uint64(content.Len()) > limit {
		return nil, damaged("part %s cannot be unpacked, or is not what the archive says of it", Quoted(name))
	}
	p.left -= uint64(content.Len())
	return content.Bytes(), nil
}

// A metered reader counts what it reads.
type metered struct {
	from  io.Reader
	meter *meter
}

// Read counts and reads.
func (r metered) Read(into []byte) (int, error) {
	n, err := r.from.Read(into)
	if cancelled := r.meter.step(n); cancelled != nil {
		return n, cancelled
	}
	return n, err
}

// judge refuses a part by what the directory says of it.
func (p *Parts) judge(file *zip.File) error {
	switch packed, size := file.CompressedSize64, file.UncompressedSize64; {
	case size > maxPartBytes:
		return tooLarge("part %s has %s MB", Quoted(file.Name), strconv.FormatUint(size/1_000_000, 10))
	case size > ratioFrom && size/max(packed, 1) > maxRatio:
		return tooLarge("part %s unpacks to more than %d times its size", Quoted(file.Name), maxRatio)
	case size > p.left:
		return tooLarge("the parts have more than %d MiB together", maxTotalBytes>>20)
	case file.Flags&1 != 0:
		return damaged("part %s is encrypted", Quoted(file.Name))
	}
	return nil
}
