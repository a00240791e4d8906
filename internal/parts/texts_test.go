package parts

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestText(t *testing.T) {
	folder := fstest.MapFS{
		"LICENSE.txt":     {Data: []byte("may be used\r\n\r\n")},
		"NOTICE":          {Data: []byte("thanks\n")},
		"license.go":      {Data: []byte("package license")},
		"README.md":       {Data: []byte("read me")},
		"LICENSES/mit":    {Data: []byte("of a part")},
		"COPYING/LICENSE": {Data: []byte("of another")},
	}
	got, err := Text(Part{Path: "example.org/new", Version: "v1.0.0", Licence: "MIT"}, folder)
	want := "example.org/new v1.0.0 (MIT): LICENSE.txt\n" + strings.Repeat("=", 41) + "\n\nmay be used\n\n" +
		"example.org/new v1.0.0 (MIT): NOTICE\n" + strings.Repeat("=", 36) + "\n\nthanks\n\n"
	if err != nil || got != want {
		t.Errorf("%v\ngot  %q\nwant %q", err, got, want)
	}
	delete(folder, "LICENSE.txt")
	delete(folder, "NOTICE")
	if got, err := Text(Part{Path: "example.org/new", Licence: "MIT"}, folder); err == nil {
		t.Errorf("without a licence file: %q", got)
	}
	folder["LICENSE"] = &fstest.MapFile{Data: []byte("may be used")}
	if got, err := Text(Part{Path: "example.org/new"}, folder); err == nil {
		t.Errorf("of an unknown licence: %q", got)
	}
}
