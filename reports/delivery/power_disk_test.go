package delivery

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A change is one step that a publication took on the disk.
type change struct {
	kind, path, other string
	data              []byte
}

// A journal is a disk that does each step and keeps account of it. What forget
// says of a step is left out of the account, as if nobody had asked for it.
type journal struct {
	systemDisk
	forget  func(kind, path string) bool
	changes []change
}

func (j *journal) add(c change) {
	if j.forget == nil || !j.forget(c.kind, c.path) {
		j.changes = append(j.changes, c)
	}
}

func (j *journal) mkdir(path string) error {
	err := j.systemDisk.mkdir(path)
	if err == nil {
		j.add(change{kind: "add folder", path: path})
	}
	return err
}

func (j *journal) create(path string) (diskFile, error) {
	file, err := j.systemDisk.create(path)
	if err != nil {
		return nil, err
	}
	j.add(change{kind: "add file", path: path})
	return &journalFile{file, path, j}, nil
}

func (j *journal) flush(folder string) error {
	j.add(change{kind: "flush", path: folder})
	return j.systemDisk.flush(folder)
}

func (j *journal) rename(from, to string) error {
	err := j.systemDisk.rename(from, to)
	if err == nil {
		j.add(change{kind: "rename", path: from, other: to})
	}
	return err
}

func (j *journal) exchange(a, b string) error {
	err := j.systemDisk.exchange(a, b)
	if err == nil {
		j.add(change{kind: "exchange", path: a, other: b})
	}
	return err
}

// removeAll is one step for each file: a power cut can come between them.
func (j *journal) removeAll(path string) error {
	var found []string
	_ = filepath.WalkDir(path, func(path string, _ fs.DirEntry, err error) error {
		if err == nil {
			found = append(found, path)
		}
		return nil
	})
	slices.Reverse(found)
	for _, one := range found {
		j.add(change{kind: "remove", path: one})
	}
	return j.systemDisk.removeAll(path)
}

type journalFile struct {
	diskFile
	path    string
	journal *journal
}

func (f *journalFile) Write(data []byte) (int, error) {
	f.journal.add(change{kind: "write", path: f.path, data: data})
	return f.diskFile.Write(data)
}

func (f *journalFile) Sync() error {
	f.journal.add(change{kind: "sync", path: f.path})
	return f.diskFile.Sync()
}

// A node is a file or folder of the simulated disk: what the system shows of it,
// what is certain to outlast a power cut, and the changes that are not.
type node struct {
	folder        bool
	shown, safe   map[string]*node
	pending       []map[string]*node // names that one step sets, nil removes
	data, durable []byte
}

func newFolder() *node {
	return &node{folder: true, shown: map[string]*node{}, safe: map[string]*node{}}
}

// snapshot returns a folder of the system as a node that is safe.
func snapshot(t *testing.T, path string) *node {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	n := newFolder()
	for _, entry := range entries {
		var child *node
		if inside := filepath.Join(path, entry.Name()); entry.IsDir() {
			child = snapshot(t, inside)
		} else {
			data, err := os.ReadFile(inside)
			if err != nil {
				t.Fatal(err)
			}
			child = &node{data: data, durable: data}
		}
		n.shown[entry.Name()], n.safe[entry.Name()] = child, child
	}
	return n
}

// A simulated disk begins with what is safe under a folder.
type simulated struct {
	path string
	root *node
}

func (s *simulated) at(path string) *node {
	n := s.root
	if rest := strings.TrimPrefix(strings.TrimPrefix(path, s.path), "/"); rest != "" {
		for name := range strings.SplitSeq(rest, "/") {
			n = n.shown[name]
		}
	}
	return n
}

// set changes names in one folder in one step.
func (s *simulated) set(folder string, names map[string]*node) {
	n := s.at(folder)
	n.pending = append(n.pending, names)
	apply(n.shown, names)
}

func apply(names, changes map[string]*node) {
	for name, child := range changes {
		if names[name] = child; child == nil {
			delete(names, name)
		}
	}
}

func (s *simulated) do(c change) {
	folder, name := filepath.Dir(c.path), filepath.Base(c.path)
	switch c.kind {
	case "add folder":
		s.set(folder, map[string]*node{name: newFolder()})
	case "add file":
		s.set(folder, map[string]*node{name: {}})
	case "write":
		n := s.at(c.path)
		n.data = append(slices.Clone(n.data), c.data...)
	case "sync":
		n := s.at(c.path)
		n.durable = n.data
	case "flush":
		n := s.at(c.path)
		n.pending, n.safe = nil, maps.Clone(n.shown)
	case "rename":
		s.set(folder, map[string]*node{name: nil, filepath.Base(c.other): s.at(c.path)})
	case "exchange":
		s.set(folder, map[string]*node{name: s.at(c.other), filepath.Base(c.other): s.at(c.path)})
	case "remove":
		s.set(folder, map[string]*node{name: nil})
	}
}

// afterCut writes what a power cut leaves into a list of files, by path: of each
// step that was not flushed keep says whether it has reached the disk all the
// same, before or after any other. Of a file that was not synced it keeps a part.
func (n *node) afterCut(path string, keep func() bool, files map[string]string) {
	if !n.folder {
		data := n.durable
		if len(n.data) > len(data) && keep() {
			data = n.data
		} else if len(n.data) > len(data) && keep() {
			data = n.data[:(len(n.data)+len(data))/2]
		}
		files[path] = string(data)
		return
	}
	files[path+"/"] = ""
	names := maps.Clone(n.safe)
	for _, step := range n.pending {
		if keep() {
			apply(names, step)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		names[name].afterCut(path+"/"+name, keep, files)
	}
}
