package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
)

// timesPainted is how often each page is opened to see how soon something stands on it.
const timesPainted = 7

// painted says how many milliseconds it took until something stood on a page.
const painted = `new Promise((say) => new PerformanceObserver((list) => {
	for (const entry of list.getEntriesByName("first-contentful-paint")) say(entry.startTime);
}).observe({type: "paint", buffered: true}))`

// firstPaint has Chromium open pages with nothing kept from before, and returns after how
// many milliseconds something stood on them: in the middle, and at worst. Where there is no
// Chromium it returns noughts.
func (v visitors) firstPaint(ctx context.Context, paths []string) (middle, worst float64, err error) {
	program := chromium()
	if program == "" {
		return 0, 0, nil
	}
	folder, err := os.MkdirTemp("", "krav-bench-browser-")
	if err != nil {
		return 0, 0, fmt.Errorf("a folder for the browser: %w", err)
	}
	b, err := openBrowser(ctx, program, folder)
	if err != nil {
		return 0, 0, errors.Join(err, os.RemoveAll(folder))
	}
	took, err := v.paintAll(b, paths)
	if err := errors.Join(err, b.close(), os.RemoveAll(folder)); err != nil {
		return 0, 0, errors.Join(ctx.Err(), err)
	}
	slices.Sort(took)
	return took[len(took)/2], took[len(took)-1], nil
}

// paintAll opens each page some times. The very first, by which the browser itself wakes,
// doesn't count.
func (v visitors) paintAll(b *browser, paths []string) ([]float64, error) {
	err := b.tell("Network.setCookie", map[string]any{"name": "krav_session", "value": v.token, "url": v.address}, nil)
	if err != nil {
		return nil, err
	}
	if _, err := v.paint(b, paths[0]); err != nil {
		return nil, err
	}
	var took []float64
	for range timesPainted {
		for _, path := range paths {
			one, err := v.paint(b, path)
			if err != nil {
				return nil, err
			}
			took = append(took, one)
		}
	}
	return took, nil
}

// paint opens a page of which nothing is kept.
func (v visitors) paint(b *browser, path string) (float64, error) {
	var answer struct {
		Result struct {
			Value float64 `json:"value"`
		} `json:"result"`
		Exception json.RawMessage `json:"exceptionDetails"`
	}
	err := errors.Join(
		b.tell("Network.clearBrowserCache", nil, nil),
		b.tell("Page.navigate", map[string]any{"url": v.address + path}, nil),
		b.tell("Runtime.evaluate", map[string]any{"expression": painted, "awaitPromise": true, "returnByValue": true}, &answer),
	)
	if err != nil || answer.Exception != nil || answer.Result.Value <= 0 {
		return 0, errors.Join(err, fmt.Errorf("%s wasn't painted: %s", path, answer.Exception)) //nolint:err113 // said to who benches
	}
	return answer.Result.Value, nil
}
