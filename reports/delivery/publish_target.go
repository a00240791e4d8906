package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"loanmodel/scenarios/analysis"
)

// Names of what a publication keeps beside its target. Behind the prefix comes
// the beginning of the run id, then the target's name.
const (
	partialPrefix = ".partial-"
	asidePrefix   = ".old-"
	lockPrefix    = ".lock-"
)

// sweep clears away what a killed run into the same target has left. The lock
// is held, so nobody is still writing it. An earlier run that was put aside
// and not replaced is put back.
func (p *publication) sweep() error {
	var entries []fs.DirEntry
	err := p.do("list", p.parent, func() (err error) {
		entries, err = os.ReadDir(p.parent)
		return err
	})
	if err != nil {
		return err
	}
	for _, entry := range entries {
		path := filepath.Join(p.parent, entry.Name())
		switch {
		case !entry.IsDir():
		case p.leftover(entry.Name(), asidePrefix):
			err = p.restore(path)
		case p.leftover(entry.Name(), partialPrefix):
			err = p.remove(path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leftover says whether a name is that of a folder that a publication of the
// same target has made.
func (p *publication) leftover(name, prefix string) bool {
	id, ours := strings.CutPrefix(name, prefix)
	id, same := strings.CutSuffix(id, "-"+filepath.Base(p.target))
	return ours && same && isShortID(id)
}

// isShortID says whether a text can be the beginning of a run id.
func isShortID(text string) bool {
	return len(text) == analysis.ShortIDLength && strings.Trim(text, "0123456789abcdef") == ""
}

// restore puts an earlier run back where nothing has taken its place.
func (p *publication) restore(path string) error {
	if _, err := os.Lstat(p.target); errors.Is(err, fs.ErrNotExist) {
		return p.rename(path, p.target)
	}
	return p.remove(path)
}

// examine looks at what stands where the folder is to go: nothing, or the
// folder of an earlier run and nothing else.
func (p *publication) examine() (exists bool, err error) {
	var info fs.FileInfo
	err = p.do("look at", p.target, func() error {
		info, err = os.Lstat(p.target)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err != nil || info == nil {
		return false, err
	}
	if !info.IsDir() {
		return true, p.refuse(ErrForeign, "it is no folder; choose another name")
	}
	return true, p.examineFolder()
}

// refuse says why the target is not replaced.
func (p *publication) refuse(fault error, reason string) error {
	return &PublishError{"replace", p.target, fmt.Errorf("%w: %s", fault, reason)}
}

func (p *publication) examineFolder() error {
	var entries []fs.DirEntry
	err := p.do("list", p.target, func() (err error) {
		entries, err = os.ReadDir(p.target)
		return err
	})
	entries = slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return isClutter(entry.Name()) })
	if err != nil || len(entries) == 0 {
		return err
	}
	manifest, err := p.earlierManifest(entries)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := p.examineEntry(manifest, entry); err != nil {
			return err
		}
	}
	return nil
}

// earlierManifest returns the manifest of the run that the target holds.
func (p *publication) earlierManifest(entries []fs.DirEntry) (ManifestRecord, error) {
	var data []byte
	path := filepath.Join(p.target, ManifestName)
	err := p.do("read", path, func() (err error) {
		data, err = os.ReadFile(path)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return ManifestRecord{}, p.refuse(ErrForeign, fmt.Sprintf("it holds %q and no %s; choose another folder", entries[0].Name(), ManifestName))
	}
	if err != nil {
		return ManifestRecord{}, err
	}
	manifest, err := ReadManifest(data)
	if err != nil {
		return ManifestRecord{}, p.refuse(ErrForeign, fmt.Sprintf("its %s is %v; choose another folder", ManifestName, err))
	}
	return manifest, nil
}

// examineEntry looks at one entry of the target: a file of the earlier run, as
// that run wrote it.
func (p *publication) examineEntry(manifest ManifestRecord, entry fs.DirEntry) error {
	name := entry.Name()
	if name == ManifestName {
		return nil
	}
	record, listed := manifest.file(name)
	if opened := openedFile(name); opened != "" && !listed {
		return p.refuse(ErrOpen, fmt.Sprintf("close %q and run again, or remove %q if nobody has it open", opened, name))
	}
	if !listed || !entry.Type().IsRegular() {
		return p.refuse(ErrForeign, fmt.Sprintf("it holds %q, which no run wrote; move that away or choose another folder", name))
	}
	if p.options.ReplaceChanged {
		return nil
	}
	path := filepath.Join(p.target, name)
	return p.do("replace", path, func() error { return unchanged(path, record) })
}

// unchanged makes sure that a file is as its record says.
func unchanged(path string, record FileRecord) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if RecordOf(File{record.Name, data}) != record {
		return fmt.Errorf("%w: move it away if you want to keep it", ErrChanged)
	}
	return nil
}
