package notebook

import (
	"archive/zip"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// maxEntry bounds the size of one notebook in an archive, unpacked.
const maxEntry = 64 << 20

// archive reads a .dbc file: a zip of notebooks as JSON. The cells of several
// notebooks follow one another in the order of their paths.
func archive(data string) ([]Cell, error) {
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is no Databricks archive: %w", err)
	}
	files := slices.DeleteFunc(slices.Clone(z.File), func(f *zip.File) bool {
		return f.FileInfo().IsDir() || !slices.Contains([]string{".python", ".sql", ".scala", ".r"}, strings.ToLower(path.Ext(f.Name)))
	})
	slices.SortFunc(files, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	if len(files) == 0 {
		return nil, fmt.Errorf("the archive holds no notebook")
	}
	var out []Cell
	for _, f := range files {
		if out, err = entry(out, f); err != nil {
			return nil, fmt.Errorf("the notebook %s: %w", f.Name, err)
		}
	}
	return out, nil
}

// command is a cell of a notebook in an archive.
type command struct {
	Text     string  `json:"command"`
	Title    string  `json:"commandTitle"`
	Position float64 `json:"position"`
}

func entry(cells []Cell, f *zip.File) ([]Cell, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxEntry+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxEntry {
		return nil, fmt.Errorf("is larger than %d MB", maxEntry>>20)
	}
	var book struct {
		Language string    `json:"language"`
		Commands []command `json:"commands"`
	}
	if err := json.Unmarshal(data, &book); err != nil {
		return nil, err
	}
	language, err := languageOf(book.Language)
	if err != nil {
		return nil, err
	}
	// Cells lie in the order in which they were made, not as they are shown.
	slices.SortStableFunc(book.Commands, func(a, b command) int { return cmp.Compare(a.Position, b.Position) })
	for _, c := range book.Commands {
		cells = add(cells, strings.ReplaceAll(c.Text, "\r\n", "\n"), language, c.Title)
	}
	return cells, nil
}
