package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/internal/testkit"
)

// edition returns one set of files that a run of the given id hands out.
func edition(t *testing.T, id string, files ...File) ([]File, PublishOptions) {
	t.Helper()
	run := *testkit.SmallRun(t)
	run.RunID = strings.Repeat(id, 64)[:64]
	return files, PublishOptions{Manifest: Manifest(&run, files)}
}

func oldEdition(t *testing.T) ([]File, PublishOptions) {
	return edition(t, "a", File{"report.md", []byte("old\n")}, File{"gone.csv", []byte("1\n")})
}

func newEdition(t *testing.T) ([]File, PublishOptions) {
	return edition(t, "b", File{"report.md", []byte("new\n")}, File{"lines.csv", []byte("2\n")})
}

// target returns a folder to publish into; its parent is made on the way.
func target(t *testing.T) string { return filepath.Join(t.TempDir(), "out", "base") }

func mustPublish(t *testing.T, folder string, files []File, options PublishOptions) {
	t.Helper()
	if err := Publish(folder, files, options); err != nil {
		t.Fatal(err)
	}
}

// content returns what a folder holds: names and texts.
func content(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(data)
	}
	return files
}

func contentOf(files []File, options PublishOptions) map[string]string {
	content := map[string]string{ManifestName: string(options.Manifest)}
	for _, file := range files {
		content[file.Name] = string(file.Data)
	}
	return content
}

// beside lists what stands in the target's parent.
func beside(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(folder))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func wantFolder(t *testing.T, folder string, files []File, options PublishOptions) {
	t.Helper()
	if diff := cmp.Diff(contentOf(files, options), content(t, folder)); diff != "" {
		t.Errorf("the folder is not as published: %s", diff)
	}
}

func wantAlone(t *testing.T, folder string) {
	t.Helper()
	if diff := cmp.Diff([]string{filepath.Base(folder)}, beside(t, folder)); diff != "" {
		t.Errorf("something is left beside the folder: %s", diff)
	}
}

func TestPublishNew(t *testing.T) {
	folder := target(t)
	files, options := newEdition(t)
	mustPublish(t, folder, files, options)
	wantFolder(t, folder, files, options)
	wantAlone(t, folder)
}

func TestPublishOverAnEarlierRun(t *testing.T) {
	folder := target(t)
	files, options := oldEdition(t)
	mustPublish(t, folder, files, options)
	if err := os.WriteFile(filepath.Join(folder, ".DS_Store"), nil, 0o644); err != nil { // a desktop looked at it
		t.Fatal(err)
	}
	files, options = newEdition(t)
	mustPublish(t, folder, files, options)
	wantFolder(t, folder, files, options)
	wantAlone(t, folder)
	mustPublish(t, folder, files, options) // and once more the same
	wantFolder(t, folder, files, options)
}

func TestPublishIntoAnEmptyFolder(t *testing.T) {
	folder := target(t)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, ".DS_Store"), "") // a desktop looked at it
	files, options := newEdition(t)
	mustPublish(t, folder, files, options)
	wantFolder(t, folder, files, options)
}

// The caller's slice of files is not written to, although it has room.
func TestPublishLeavesTheFilesAlone(t *testing.T) {
	files, options := newEdition(t)
	roomy := append(make([]File, 0, 10), files...)
	mustPublish(t, target(t), roomy, options)
	if roomy[:3][2].Name != "" {
		t.Error("the manifest was written behind the files")
	}
}

// Whatever is not an earlier run's stays as it is.
func TestPublishRefusesWhatIsNotOurs(t *testing.T) {
	cases := map[string]struct {
		prepare func(t *testing.T, folder string)
		fault   error
		says    string
	}{
		"a file": {func(t *testing.T, folder string) { write(t, folder, "mine") }, ErrForeign, "no folder"},
		"a link": {func(t *testing.T, folder string) {
			if err := os.Symlink(t.TempDir(), folder); err != nil {
				t.Fatal(err)
			}
		}, ErrForeign, "no folder"},
		"a foreign folder": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "thesis.docx"), "mine")
		}, ErrForeign, `"thesis.docx" and no manifest.json`},
		"a foreign manifest": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ManifestName), `{"name": "app"}`)
		}, ErrForeign, "not the manifest of a run"},
		"a later program's manifest": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ManifestName), `{"schema_version": 99, "run_id": "x"}`)
		}, ErrForeign, "the latest known is 2"},
		"a run with a foreign file": {func(t *testing.T, folder string) {
			files, options := oldEdition(t)
			mustPublish(t, folder, files, options)
			write(t, filepath.Join(folder, "notes.txt"), "mine")
		}, ErrForeign, `"notes.txt", which no run wrote`},
		"a run with a foreign folder": {func(t *testing.T, folder string) {
			files, options := oldEdition(t)
			mustPublish(t, folder, files, options)
			write(t, filepath.Join(folder, "more", "notes.txt"), "mine")
		}, ErrForeign, `"more", which no run wrote`},
		"a run that LibreOffice has open": {func(t *testing.T, folder string) {
			files, options := oldEdition(t)
			mustPublish(t, folder, files, options)
			write(t, filepath.Join(folder, ".~lock.workbook.xlsx#"), "somebody")
		}, ErrOpen, `close "workbook.xlsx" and run again`},
		"a run that Excel has open": {func(t *testing.T, folder string) {
			files, options := oldEdition(t)
			mustPublish(t, folder, files, options)
			write(t, filepath.Join(folder, "~$workbook.xlsx"), "somebody")
		}, ErrOpen, `close "workbook.xlsx" and run again`},
		"a changed file": {func(t *testing.T, folder string) {
			files, options := oldEdition(t)
			mustPublish(t, folder, files, options)
			write(t, filepath.Join(folder, "report.md"), "edited")
		}, ErrChanged, "report.md"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := target(t)
			if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
				t.Fatal(err)
			}
			c.prepare(t, folder)
			before := tree(t, filepath.Dir(folder))
			files, options := newEdition(t)
			err := Publish(folder, files, options)
			var publishError *PublishError
			if !errors.Is(err, c.fault) || !errors.As(err, &publishError) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want %v with %q", err, c.fault, c.says)
			}
			if diff := cmp.Diff(before, tree(t, filepath.Dir(folder))); diff != "" {
				t.Errorf("something changed: %s", diff)
			}
		})
	}
}

// write writes a file and the folders that it needs.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree is everything under a folder: paths and texts.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		text := entry.Type().String()
		if entry.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			text = string(data)
		}
		found[path] = text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPublishReplacesChangedFilesWhenTold(t *testing.T) {
	folder := target(t)
	files, options := oldEdition(t)
	mustPublish(t, folder, files, options)
	write(t, filepath.Join(folder, "report.md"), "edited")
	files, options = newEdition(t)
	options.ReplaceChanged = true
	mustPublish(t, folder, files, options)
	wantFolder(t, folder, files, options)
}

func TestPublishNeedsAFolderOfItsOwn(t *testing.T) {
	files, options := newEdition(t)
	for _, folder := range []string{"", ".", "..", "/", "../.."} {
		if err := Publish(folder, files, options); err == nil || !strings.Contains(err.Error(), "folder of its own") {
			t.Errorf("into %q: %v", folder, err)
		}
	}
}

// Files and manifest that do not fit each other are the caller's fault.
func TestPublishChecksTheManifest(t *testing.T) {
	files, options := newEdition(t)
	other, _ := oldEdition(t)
	cases := map[string]struct {
		files   []File
		options PublishOptions
	}{
		"no manifest":      {files, PublishOptions{}},
		"of other files":   {other, options},
		"of fewer files":   {append(files, other[1]), options},
		"a path":           withName("../report.md")(t),
		"a folder":         withName("a/report.md")(t),
		"no name":          withName("")(t),
		"the manifest's":   withName("Manifest.json")(t),
		"a name twice":     twice(t),
		"a strange run id": strangeID(t),
	}
	for name, c := range cases {
		folder := target(t)
		err := Publish(folder, c.files, c.options)
		var publishError *PublishError
		if err == nil || errors.As(err, &publishError) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(filepath.Dir(folder)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something was written", name)
		}
	}
}

type publishCase = struct {
	files   []File
	options PublishOptions
}

func withName(name string) func(t *testing.T) publishCase {
	return func(t *testing.T) publishCase {
		files, options := edition(t, "c", File{name, nil})
		return publishCase{files, options}
	}
}

func twice(t *testing.T) publishCase {
	files, options := edition(t, "c", File{"a.csv", nil}, File{"A.csv", nil})
	return publishCase{files, options}
}

func strangeID(t *testing.T) publishCase {
	files, options := edition(t, "../", File{"a.csv", nil})
	return publishCase{files, options}
}

// What killed runs have left goes; what belongs to others stays.
func TestPublishSweepsLeftovers(t *testing.T) {
	folder := target(t)
	parent := filepath.Dir(folder)
	ours := []string{".partial-0123456789ab-base", ".old-ffffffffffff-base"}
	others := []string{".partial-0123456789ab-other", ".partial-short-base", "partial-0123456789ab-base", ".partial-0123456789ab-x-base"}
	files, options := oldEdition(t)
	mustPublish(t, folder, files, options)
	for _, name := range slices.Concat(ours, others) {
		write(t, filepath.Join(parent, name, "half.csv"), "half")
	}
	write(t, filepath.Join(parent, ".partial-0123456789cd-base"), "a file is nobody's leftover")
	write(t, filepath.Join(parent, ".lock-base"), "12345\n") // its owner was killed
	files, options = newEdition(t)
	mustPublish(t, folder, files, options)
	wantFolder(t, folder, files, options)
	want := append(others, "base", ".partial-0123456789cd-base")
	slices.Sort(want)
	if diff := cmp.Diff(want, beside(t, folder)); diff != "" {
		t.Error(diff)
	}
}

// A run that was killed between two renames loses nothing: the next one finds
// the earlier files again, also where it then fails.
func TestPublishRestoresTheEarlierRun(t *testing.T) {
	folder := target(t)
	files, options := oldEdition(t)
	mustPublish(t, folder, files, options)
	if err := os.Rename(folder, filepath.Join(filepath.Dir(folder), ".old-0123456789ab-base")); err != nil {
		t.Fatal(err)
	}
	newFiles, newOptions := newEdition(t)
	newOptions.fault = func(operation, path string) error {
		if operation == "write" {
			return syscall.ENOSPC
		}
		return nil
	}
	if err := Publish(folder, newFiles, newOptions); !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	wantFolder(t, folder, files, options)
	wantAlone(t, folder)
}

// Each step of a publication fails once: afterwards the folder holds the old
// files whole or the new ones whole, the error names step and place, and the
// next run clears up.
func TestPublishFailsWhole(t *testing.T) {
	for _, twoRenames := range []bool{false, true} {
		for step := 1; ; step++ {
			if step > 100 {
				t.Fatal("a publication has no hundred steps")
			}
			if !failAt(t, step, twoRenames) {
				if step < 12 {
					t.Errorf("only %d steps were tried", step-1)
				}
				break
			}
		}
	}
}

// failAt publishes over an earlier run and lets one step fail. It returns
// false when there are fewer steps.
func failAt(t *testing.T, step int, twoRenames bool) bool {
	t.Helper()
	folder := target(t)
	oldFiles, oldOptions := oldEdition(t)
	mustPublish(t, folder, oldFiles, oldOptions)
	newFiles, newOptions := newEdition(t)
	steps, failed := 0, ""
	newOptions.fault = func(operation, path string) error {
		if twoRenames && operation == "replace" && path == folder {
			return errors.ErrUnsupported
		}
		if steps++; steps == step {
			failed = operation + " " + path
			return syscall.ENOSPC
		}
		return nil
	}
	err := Publish(folder, newFiles, newOptions)
	if failed == "" {
		wantFolder(t, folder, newFiles, newOptions)
		wantAlone(t, folder)
		if err != nil {
			t.Error(err)
		}
		return false
	}
	if want := "cannot " + failed + ": no space left on device"; !errors.Is(err, syscall.ENOSPC) || err.Error() != want {
		t.Errorf("step %d: error %q, want %q", step, err, want)
	}
	got := content(t, folder)
	if !cmp.Equal(got, contentOf(oldFiles, oldOptions)) && !cmp.Equal(got, contentOf(newFiles, newOptions)) {
		t.Errorf("step %d (%s): neither old nor new: %v", step, failed, got)
	}
	newOptions.fault = nil
	mustPublish(t, folder, newFiles, newOptions)
	wantFolder(t, folder, newFiles, newOptions)
	wantAlone(t, folder)
	return true
}

// The second rename of two fails: the earlier run is put back at once.
func TestPublishPutsTheEarlierRunBack(t *testing.T) {
	folder := target(t)
	oldFiles, oldOptions := oldEdition(t)
	mustPublish(t, folder, oldFiles, oldOptions)
	newFiles, newOptions := newEdition(t)
	newOptions.fault = func(operation, path string) error {
		switch {
		case operation == "replace" && path == folder:
			return errors.ErrUnsupported
		case operation == "rename" && strings.Contains(path, partialPrefix):
			return syscall.EIO
		}
		return nil
	}
	if err := Publish(folder, newFiles, newOptions); !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	wantFolder(t, folder, oldFiles, oldOptions)
	wantAlone(t, folder)
}

func TestPublishIntoAReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("permissions do not bind the superuser")
	}
	folder := target(t)
	if err := os.MkdirAll(filepath.Dir(folder), 0o555); err != nil {
		t.Fatal(err)
	}
	files, options := newEdition(t)
	err := Publish(folder, files, options)
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), "cannot lock "+filepath.Dir(folder)) {
		t.Errorf("error %v", err)
	}
}

// A parent that is a file cannot hold a folder, for the superuser neither.
func TestPublishUnderAFile(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "out")
	write(t, parent, "a file")
	files, options := newEdition(t)
	err := Publish(filepath.Join(parent, "base"), files, options)
	if want := "cannot create the folder " + parent + ": not a directory"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestPublishWhileAnotherWrites(t *testing.T) {
	folder := target(t)
	files, options := newEdition(t)
	inner := error(nil)
	options.fault = func(operation, path string) error {
		if operation == "write" && inner == nil {
			inner = Publish(folder, files, PublishOptions{Manifest: options.Manifest})
		}
		return nil
	}
	mustPublish(t, folder, files, options)
	want := fmt.Sprintf("another run is being written there: process %d has the lock", os.Getpid())
	if !errors.Is(inner, ErrLocked) || !strings.Contains(inner.Error(), want) {
		t.Errorf("the second run: %v, want %q", inner, want)
	}
	wantFolder(t, folder, files, options)
	wantAlone(t, folder)
}

// Different folders of one parent do not wait for each other.
func TestPublishBesideAnother(t *testing.T) {
	folder := target(t)
	files, options := newEdition(t)
	done := false
	options.fault = func(operation, path string) error {
		if operation == "write" && !done {
			done = true
			return Publish(folder+"-2", files, PublishOptions{Manifest: options.Manifest})
		}
		return nil
	}
	mustPublish(t, folder, files, options)
	wantFolder(t, folder, files, options)
	wantFolder(t, folder+"-2", files, options)
}

func TestPublishErrorIsPrintable(t *testing.T) {
	err := &PublishError{"write", "a\x1b[2J\nb", errors.New("no")}
	if got, want := err.Error(), "cannot write a�[2J b: no"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Many at once into one folder: each publishes whole or is refused by the lock.
func TestPublishAtOnce(t *testing.T) {
	folder := target(t)
	files, options := newEdition(t)
	results := make(chan error)
	for range 8 {
		go func() {
			var err error
			for range 20 {
				if e := Publish(folder, files, options); e != nil && !errors.Is(e, ErrLocked) {
					err = e
				}
			}
			results <- err
		}()
	}
	for range 8 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	wantFolder(t, folder, files, options)
	wantAlone(t, folder)
}
