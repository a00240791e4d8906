package delivery

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"syscall"

	"loanmodel/reports/workbook/audit"
	"loanmodel/reports/workbook/readback"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// maxDelivered is how many bytes of one delivered file are read; those of this
// program have less than 30 MB.
const maxDelivered = 256 << 20

// ErrNoManifest says that a folder has no manifest.json that can be read.
var ErrNoManifest = errors.New("no manifest.json that can be read")

// A Folder is what a folder holds that a run has written, and what was found
// when it was compared.
type Folder struct {
	Manifest ManifestRecord
	Found    *audit.Verification
	names    []string          // of what is in the folder, sorted
	files    map[string][]byte // those that could be read
}

// OpenFolder reads the files of a folder and of no other place, and compares
// them with the folder's manifest. It fails with ErrNoManifest or
// ErrNotManifest where it is not the folder of a run.
func OpenFolder(path string) (*Folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f := &Folder{files: map[string][]byte{}, Found: &audit.Verification{Path: path}}
	listing, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	f.names, err = listing.Readdirnames(-1)
	_ = listing.Close() // nothing was written
	if err != nil {
		return nil, err
	}
	slices.Sort(f.names)
	text, err := readDelivered(root, ManifestName)
	if err != nil {
		return nil, ErrNoManifest
	}
	if f.Manifest, err = ReadManifest(text); err != nil {
		return nil, err
	}
	f.files[ManifestName] = text
	for _, record := range f.Manifest.Files {
		if data, err := readDelivered(root, record.Name); err == nil {
			f.files[record.Name] = data
		}
	}
	f.compareWithManifest()
	return f, nil
}

// File returns the content of a file that the manifest lists, nil of one that
// could not be read.
func (f *Folder) File(name string) []byte { return f.files[name] }

// readDelivered reads a regular file of the folder.
func readDelivered(root *os.Root, name string) ([]byte, error) {
	file, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxDelivered) {
		err = fmt.Errorf("%s is no regular file of at most %d bytes", diagnostic.Quote(name), maxDelivered)
	}
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(file, maxDelivered))
}

func (f *Folder) differs(kind, file, place, expected, found string) {
	f.Found.Found = append(f.Found.Found, audit.Discrepancy{Kind: kind, File: file, Place: place, Expected: expected, Found: found})
}

// compareWithManifest finds files that are missing, not listed, or not those
// that were listed.
func (f *Folder) compareWithManifest() {
	for _, record := range f.Manifest.Files {
		data, read := f.files[record.Name]
		found := RecordOf(File{Name: record.Name, Data: data})
		switch {
		case !slices.Contains(f.names, record.Name):
			f.differs("file", record.Name, "", "in the folder", "missing")
		case !read:
			f.differs("file", record.Name, "", "a regular file", "cannot be read")
		case found != record:
			f.differs("hash", record.Name, "", hashText(record), hashText(found))
		}
	}
	for _, name := range f.names {
		listed := slices.ContainsFunc(f.Manifest.Files, func(r FileRecord) bool { return r.Name == name })
		switch opened := openedFile(name); {
		case listed || name == ManifestName:
		case opened != "":
			f.note("%s lies beside the files: somebody may have %s open.", name, opened)
		case isClutter(name):
			f.note("%s lies beside the files: a desktop has put it there.", name)
		default:
			f.differs("file", name, "", audit.Nothing, "in the folder, not in the manifest")
		}
	}
}

// note says what is no difference.
func (f *Folder) note(format string, names ...string) {
	quoted := make([]any, len(names))
	for i, name := range names {
		quoted[i] = diagnostic.Quote(name)
	}
	f.Found.About = append(f.Found.About, fmt.Sprintf(format, quoted...))
}

// hashText shows what a manifest says of a file, as far as a table has room.
func hashText(record FileRecord) string {
	return fmt.Sprintf("SHA-256 %s..., %d bytes", analysis.ShortID(record.SHA256), record.Bytes)
}

// Compare renders in memory what the folder should hold and adds what differs to
// what was found. A workbook that somebody has changed is compared with what
// evaluate finds for it. The error is of rendering, or the cause of the
// cancellation.
func (f *Folder) Compare(ctx context.Context, d *analysis.Dossier, evaluate audit.Evaluate) error {
	var expected []File
	for _, output := range Outputs() {
		if !slices.ContainsFunc(f.Manifest.Files, func(r FileRecord) bool { return r.Name == output.Name }) {
			continue
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		want, err := output.Render(d)
		if err != nil {
			return err
		}
		expected = append(expected, File{Name: output.Name, Data: want})
		if found, read := f.files[output.Name]; read {
			if err := f.compareFile(ctx, output, want, found, d, evaluate); err != nil {
				return err
			}
		}
	}
	for _, record := range f.Manifest.Files {
		if !slices.ContainsFunc(expected, func(file File) bool { return file.Name == record.Name }) {
			f.differs("file", record.Name, "", audit.Nothing, "listed, and no output of a run")
		}
	}
	f.Found.Found = append(f.Found.Found, CompareText(ManifestName, Manifest(d.Run, expected), f.files[ManifestName])...)
	return nil
}

// compareFile compares one output: a text line by line, a workbook cell by cell.
func (f *Folder) compareFile(ctx context.Context, output Output, want, found []byte, d *analysis.Dossier, evaluate audit.Evaluate) error {
	if bytes.Equal(want, found) {
		return nil
	}
	if output.Format != "xlsx" {
		f.Found.Found = append(f.Found.Found, CompareText(output.Name, want, found)...)
		return nil
	}
	opened, err := readback.ReadFile(ctx, output.Name, found)
	if err != nil {
		f.differs("file", output.Name, "", "a workbook", err.Error())
		return nil
	}
	inside, err := audit.Verify(ctx, output.Name, opened, d, evaluate)
	if err != nil {
		return err
	}
	f.Found.About = append(f.Found.About, inside.About...)
	f.Found.Overrides = append(f.Found.Overrides, inside.Overrides...)
	f.Found.Found = append(f.Found.Found, inside.Found...)
	return nil
}
