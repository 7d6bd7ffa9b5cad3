package checkpoint

import (
	"encoding/json"
	"strings"
)

// QueryID returns the identity that the checkpoint keeps across restarts, or
// writes down the one that make returns.
func QueryID(root Dir, make func() string) (string, error) {
	data, err := root.Read("metadata")
	if missing(err) {
		id := make()
		text, err := json.Marshal(map[string]string{"id": id})
		if err != nil {
			return "", err
		}
		return id, root.Write("metadata", text)
	}
	if err != nil {
		return "", err
	}
	var meta struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal([]byte(strings.TrimSpace(string(data))), &meta); err != nil || meta.ID == "" {
		return "", incomplete("metadata")
	}
	return meta.ID, nil
}
