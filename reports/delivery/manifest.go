package delivery

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"loanmodel/reports/export"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// ManifestName is the file in which a run's folder lists its files.
const ManifestName = "manifest.json"

// A File is one file that a run hands out.
type File struct {
	Name string // without folders
	Data []byte
}

// A FileRecord identifies one file of a run's folder.
type FileRecord struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // of the content, in hexadecimal
	Bytes  int    `json:"bytes"`
}

// A ManifestRecord is the content of manifest.json: which run a folder holds
// and which files belong to it, sorted by name. The manifest itself is not
// listed.
type ManifestRecord struct {
	SchemaVersion int          `json:"schema_version"`
	ModelVersion  string       `json:"model_version"`
	RunID         string       `json:"run_id"`
	Scenario      string       `json:"scenario"`
	Files         []FileRecord `json:"files"`
}

// Manifest writes manifest.json for a run and its files.
func Manifest(run *analysis.Run, files []File) []byte {
	record := ManifestRecord{export.SchemaVersion, run.Version, run.RunID, run.Scenario.Name, make([]FileRecord, len(files))}
	for i, file := range files {
		record.Files[i] = RecordOf(file)
	}
	slices.SortFunc(record.Files, func(a, b FileRecord) int { return cmp.Compare(a.Name, b.Name) })
	return table.EncodeJSON(record)
}

// RecordOf returns what a manifest says of a file.
func RecordOf(file File) FileRecord {
	sum := sha256.Sum256(file.Data)
	return FileRecord{file.Name, hex.EncodeToString(sum[:]), len(file.Data)}
}

// ErrNotManifest says that a text is not the manifest of a run.
var ErrNotManifest = errors.New("not the manifest of a run")

// ReadManifest reads manifest.json. It fails with ErrNotManifest when the text
// is something else or of a later schema version than this program's.
func ReadManifest(data []byte) (ManifestRecord, error) {
	var record ManifestRecord
	if err := json.Unmarshal(data, &record); err != nil {
		return ManifestRecord{}, ErrNotManifest
	}
	if record.SchemaVersion > export.SchemaVersion {
		return ManifestRecord{}, fmt.Errorf("%w that this version can read: its schema_version is %d, the latest known is %d",
			ErrNotManifest, record.SchemaVersion, export.SchemaVersion)
	}
	if record.SchemaVersion < 1 || record.RunID == "" {
		return ManifestRecord{}, ErrNotManifest
	}
	return record, nil
}

// file returns the record of the file with a name.
func (m ManifestRecord) file(name string) (FileRecord, bool) {
	i := slices.IndexFunc(m.Files, func(f FileRecord) bool { return f.Name == name })
	if i < 0 {
		return FileRecord{}, false
	}
	return m.Files[i], true
}
