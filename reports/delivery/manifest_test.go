package delivery

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/internal/testkit"
)

func TestManifest(t *testing.T) {
	want := `{
  "schema_version": 2,
  "model_version": "test",
  "run_id": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "scenario": "small,one",
  "files": [
    {
      "name": "a.csv",
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "bytes": 3
    },
    {
      "name": "b.md",
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "bytes": 0
    }
  ]
}
`
	// The digests are those of FIPS 180 for "abc" and for nothing.
	got := string(Manifest(testkit.SmallRun(t), []File{{"b.md", nil}, {"a.csv", []byte("abc")}}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	record, err := ReadManifest([]byte(got))
	if err != nil || record.RunID != testkit.SmallRun(t).RunID || len(record.Files) != 2 {
		t.Errorf("%+v, %v", record, err)
	}
}

func TestReadManifestRefuses(t *testing.T) {
	for _, text := range []string{"", "x", "[]", "{}", `{"schema_version": 1}`, `{"run_id": "a"}`, `{"schema_version": 3, "run_id": "a"}`} {
		if _, err := ReadManifest([]byte(text)); !errors.Is(err, ErrNotManifest) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
