package delivery

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A cutCase is a publication during which the power fails.
type cutCase struct {
	name      string
	earlier   bool // there is an earlier run
	inTwo     bool // the system cannot exchange two folders
	forget    func(kind, path string) bool
	mustBreak bool
}

// Whenever the power fails, and whatever of what was not flushed has reached the
// disk by then, in whatever order, the folder holds the old files whole, or the
// new files whole, or, the first time, is not there; in a system that needs two
// renames the old files may stand aside, where the next run finds them. After a
// publication that has succeeded only the new files will do. Without any one of
// its flushes a publication would not pass, so that the simulation is no formality.
func TestPublishOutlastsPowerCuts(t *testing.T) {
	kind := func(want, in string) func(string, string) bool {
		return func(kind, path string) bool { return kind == want && strings.Contains(path, in) }
	}
	for _, c := range []cutCase{
		{name: "the first run"},
		{name: "over an earlier run", earlier: true},
		{name: "over an earlier run in two steps", earlier: true, inTwo: true},
		{name: "without flushing the files", forget: kind("sync", ""), mustBreak: true},
		{name: "without flushing the partial folder", forget: kind("flush", partialPrefix), mustBreak: true},
		{name: "without flushing the folder above", forget: func(kind, path string) bool { return kind == "flush" && strings.HasSuffix(path, "deep/out") }, mustBreak: true},
		{name: "without flushing what is above that", forget: func(kind, path string) bool { return kind == "flush" && strings.HasSuffix(path, "deep") }, mustBreak: true},
		{name: "without flushing an earlier run's folder", earlier: true, forget: kind("flush", partialPrefix), mustBreak: true},
	} {
		t.Run(c.name, func(t *testing.T) { cutPower(t, c) })
	}
}

// cutPower publishes, and cuts the power after each step of it.
func cutPower(t *testing.T, c cutCase) {
	root := t.TempDir()
	folder := filepath.Join(root, "deep", "out", "base")
	oldFiles, oldOptions := oldEdition(t)
	if c.earlier {
		mustPublish(t, folder, oldFiles, oldOptions)
	}
	before := snapshot(t, root)
	record := &journal{forget: c.forget}
	files, options := newEdition(t)
	options.disk = record
	if c.inTwo {
		options.fault = func(operation, path string) error {
			if operation == "replace" && path == folder {
				return errors.ErrUnsupported
			}
			return nil
		}
	}
	mustPublish(t, folder, files, options)
	options.disk = nil
	old, now := contentOf(oldFiles, oldOptions), contentOf(files, options)
	found := map[string]int{}
	for cut := 0; cut <= len(record.changes); cut++ {
		disk := &simulated{path: root, root: before.clone(map[*node]*node{})}
		for _, change := range record.changes[:cut] {
			disk.do(change)
		}
		for _, state := range states(disk, cut) {
			what := held(state, old, now)
			whole := what == "new" || cut < len(record.changes) && (what == "old" || what == "none" && !c.earlier || what == "aside" && c.inTwo)
			if !whole {
				what = "broken"
			}
			if found[what]++; what == "broken" && !c.mustBreak {
				t.Fatalf("after %d of %d steps: %v", cut, len(record.changes), state)
			}
		}
	}
	t.Logf("%d points of a power cut: %v", len(record.changes)+1, found)
	if c.mustBreak != (found["broken"] > 0) {
		t.Errorf("found %v", found)
	}
	if !c.mustBreak && found["new"] == 0 {
		t.Error("the new files are never there")
	}
}

// states returns what may be left after a power cut, each possibility once: all,
// or 2,000 drawn with a fixed seed, the least and the most among them.
func states(disk *simulated, seed int) map[string]map[string]string {
	draw := rand.New(rand.NewPCG(20251219, uint64(seed)))
	found := map[string]map[string]string{}
	for i := range 2_000 {
		share := float64(i%5) / 4 // none, some, all of what was not flushed
		files := map[string]string{}
		disk.root.afterCut("", func() bool { return draw.Float64() < share }, files)
		found[fmt.Sprint(files)] = files
	}
	return found
}

// held says which files a state has in the folder: the old, the new, none, the
// old put aside, or others.
func held(state, old, now map[string]string) string {
	in := func(folder string) map[string]string {
		files := map[string]string{}
		for path, data := range state {
			if rest, ok := strings.CutPrefix(path, folder+"/"); ok && rest != "" {
				files[rest] = data
			}
		}
		return files
	}
	_, there := state["/deep/out/base/"]
	switch files := in("/deep/out/base"); {
	case cmp.Equal(files, now):
		return "new"
	case cmp.Equal(files, old):
		return "old"
	case there:
		return "others"
	}
	for path := range state {
		if strings.HasPrefix(path, "/deep/out/"+asidePrefix) && strings.HasSuffix(path, "-base/") && cmp.Equal(in(strings.TrimSuffix(path, "/")), old) {
			return "aside"
		}
	}
	return "none"
}

// clone copies a disk, so that each cut begins with the same.
func (n *node) clone(known map[*node]*node) *node {
	if known[n] != nil {
		return known[n]
	}
	c := &node{folder: n.folder, data: n.data, durable: n.durable, pending: slices.Clone(n.pending)}
	known[n] = c
	if n.folder {
		c.shown, c.safe = map[string]*node{}, map[string]*node{}
		for name, child := range n.shown {
			c.shown[name] = child.clone(known)
		}
		for name, child := range n.safe {
			c.safe[name] = child.clone(known)
		}
	}
	return c
}

// After a power cut the next run publishes whole and clears up, whatever was left.
func TestPublishAfterPowerCuts(t *testing.T) {
	root := t.TempDir()
	folder := filepath.Join(root, "deep", "out", "base")
	files, options := oldEdition(t)
	mustPublish(t, folder, files, options)
	before := snapshot(t, root)
	record := &journal{}
	files, options = newEdition(t)
	options.disk = record
	mustPublish(t, folder, files, options)
	options.disk = nil
	tried := 0
	for cut := range len(record.changes) + 1 {
		disk := &simulated{path: root, root: before.clone(map[*node]*node{})}
		for _, change := range record.changes[:cut] {
			disk.do(change)
		}
		left := states(disk, cut)
		for _, key := range slices.Sorted(maps.Keys(left))[:min(len(left), 3)] {
			tried++
			again := filepath.Join(t.TempDir(), "disk")
			for path, data := range left[key] {
				if strings.HasSuffix(path, "/") {
					if err := os.MkdirAll(again+path, 0o755); err != nil {
						t.Fatal(err)
					}
					continue
				}
				write(t, again+path, data)
			}
			target := filepath.Join(again, "deep", "out", "base")
			mustPublish(t, target, files, options)
			wantFolder(t, target, files, options)
			wantAlone(t, target)
		}
	}
	t.Logf("published again after %d states", tried)
}
