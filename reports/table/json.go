package table

import (
	"bytes"
	"encoding/json"
)

// JSON returns the table as an object with title, note, columns (name and
// unit), rows and total; "total" is null where there is none. Every value is a
// string, so that no reader turns it into a binary float; an empty cell is
// null. Indented by two blanks, with a line end after it.
func (t Table) JSON() []byte {
	return EncodeJSON(jsonTable{t.Title, t.Note, jsonColumns(t.Columns), jsonRows(t.Rows), JSONRow(t.Total)})
}

type jsonTable struct {
	Title   string       `json:"title"`
	Note    string       `json:"note"`
	Columns []jsonColumn `json:"columns"`
	Rows    [][]*string  `json:"rows"`
	Total   []*string    `json:"total"`
}

type jsonColumn struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
}

func jsonColumns(columns []Column) []jsonColumn {
	list := make([]jsonColumn, len(columns))
	for i, column := range columns {
		list[i] = jsonColumn{column.Name, column.Unit}
	}
	return list
}

func jsonRows(rows [][]Cell) [][]*string {
	list := make([][]*string, len(rows))
	for i, row := range rows {
		list[i] = JSONRow(row)
	}
	return list
}

// JSONRow returns the cells as JSON has them: the plain text of each, null for
// an empty one.
func JSONRow(row []Cell) []*string {
	var list []*string
	for _, cell := range row {
		if cell.kind == Empty {
			list = append(list, nil)
			continue
		}
		plain := cell.Plain()
		list = append(list, &plain)
	}
	return list
}

// EncodeJSON writes a structure whose keys keep their order. It holds strings,
// whole numbers, truth values and lists of them, which cannot fail to encode.
func EncodeJSON(value any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false) // "<" is no danger in a file that is read as JSON
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		panic("a structure that JSON cannot hold: " + err.Error()) // a fault of this program's text
	}
	return text.Bytes()
}
