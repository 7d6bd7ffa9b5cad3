package engine

import (
	"context"
	"strings"

	"brook/engine/plan"
)

// cacheTable is CACHE TABLE, UNCACHE TABLE and CLEAR CACHE.
func (s *Session) cacheTable(ctx context.Context, c *plan.CacheTable) error {
	switch {
	case c.Clear:
		s.catalog.clearCache()
		s.uncacheAll()
		return nil
	case c.Uncache:
		if v, t := s.catalog.Lookup(c.Name); v == nil && t == nil {
			if c.IfExists {
				return nil
			}
			return tableNotFound(c.Name)
		}
		s.catalog.setCached(c.Name, false)
		return nil
	case c.Input != nil:
		cached := &plan.Cached{Input: c.Input}
		if err := s.Cache(ctx, cached); err != nil {
			return err
		}
		create := &plan.CreateView{Name: c.Name, Input: cached, Temp: true}
		if err := s.createView(ctx, create); err != nil {
			return err
		}
		s.catalog.setCached(c.Name, true)
		if c.Lazy {
			return nil
		}
		_, err := s.Execute(ctx, cached)
		return err
	}
	if v, t := s.catalog.Lookup(c.Name); v == nil && t == nil {
		return tableNotFound(c.Name)
	}
	if err := s.Bounded(ctx, &plan.ReadTable{Name: c.Name}); err != nil {
		return err
	}
	s.catalog.setCached(c.Name, true)
	return nil
}

// IsCached reports whether a table or view was marked by CACHE TABLE.
func (c *Catalog) IsCached(parts []string) (bool, error) {
	if v, t := c.Lookup(parts); v == nil && t == nil {
		return false, tableNotFound(parts)
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.cached[c.cacheKey(parts)], nil
}

// setCached marks a table. Tables are read from their files each time, which
// the operating system keeps in memory, so the mark changes no result.
func (c *Catalog) setCached(parts []string, on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if on {
		c.cached[c.cacheKey(parts)] = true
	} else {
		delete(c.cached, c.cacheKey(parts))
	}
}

func (c *Catalog) clearCache() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.cached)
}

// cacheKey is a name without the parts that say nothing.
func (c *Catalog) cacheKey(parts []string) string {
	if len(parts) > 1 && strings.EqualFold(parts[0], SparkCatalog) {
		parts = parts[1:]
	}
	if len(parts) == 1 && c.temp[strings.ToLower(parts[0])] == nil {
		parts = []string{c.current, parts[0]}
	}
	return strings.ToLower(strings.Join(parts, "."))
}
