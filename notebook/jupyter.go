package notebook

import (
	"encoding/json"
	"fmt"
	"strings"

	"brook/diag"
)

// jupyter reads nbformat 4.
func jupyter(text string) ([]Cell, error) {
	var book struct {
		Metadata struct {
			Language struct {
				Name string `json:"name"`
			} `json:"language_info"`
		} `json:"metadata"`
		Cells []struct {
			Type     string          `json:"cell_type"`
			Source   json.RawMessage `json:"source"`
			Metadata struct {
				Databricks struct {
					Title string `json:"title"`
				} `json:"application/vnd.databricks.v1+cell"`
			} `json:"metadata"`
		} `json:"cells"`
	}
	if err := json.Unmarshal([]byte(text), &book); err != nil {
		return nil, fmt.Errorf("this is no Jupyter notebook: %w", err)
	}
	language, err := languageOf(book.Metadata.Language.Name)
	if err != nil {
		return nil, err
	}
	var out []Cell
	for i, c := range book.Cells {
		var lines []string
		body := ""
		if json.Unmarshal(c.Source, &lines) == nil {
			body = strings.Join(lines, "")
		} else if err := json.Unmarshal(c.Source, &body); err != nil {
			return nil, fmt.Errorf("cell %d of the notebook has no text: %w", i+1, err)
		}
		body = strings.ReplaceAll(body, "\r\n", "\n")
		switch c.Type {
		case "markdown":
			if !strings.HasPrefix(body, "%md") {
				body = "%md\n" + body
			}
		case "raw":
			continue
		}
		out = add(out, body, language, c.Metadata.Databricks.Title)
	}
	return out, nil
}

// languageOf is the magic of cells without one in a notebook of a language.
func languageOf(name string) (string, error) {
	switch strings.ToLower(name) {
	case "", "python", "ipython":
		return "", nil
	case "sql":
		return "sql", nil
	}
	return "", diag.NotImplemented("a notebook in %s", name)
}
