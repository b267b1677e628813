package cli

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"krav/internal/web"
	"krav/internal/web/office"
)

// readersAtOnce is how many read pages at the same time.
const readersAtOnce = 16

// benchOffice is the office, open to this machine.
type benchOffice struct {
	address string
	stop    context.CancelFunc
	ended   chan error
}

func (o benchOffice) close(context.Context) error { o.stop(); return <-o.ended }

// openOffice serves the office on a port of its own.
func (h *filledHouse) openOffice(ctx context.Context, conf configuration) (benchOffice, error) {
	listener, err := listen(ctx, "127.0.0.1:0")
	if err != nil {
		return benchOffice{}, err
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	o := benchOffice{address: "http://" + listener.Addr().String(), stop: stop, ended: make(chan error, 1)}
	desk := newOffice(conf, h.house, office.BySession(h.accounts)) //nolint:contextcheck // pages take theirs from the request
	go func() { o.ended <- web.Serve(ctx, listener, desk, h.log) }()
	return o, nil
}

// visitors read pages of the office.
type visitors struct {
	address string
	token   string
	client  *http.Client
}

func newVisitors(address, token string) visitors {
	transport := &http.Transport{MaxIdleConnsPerHost: readersAtOnce, DisableCompression: true}
	return visitors{address: address, token: token, client: &http.Client{Transport: transport, CheckRedirect: stay}}
}

func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// get fetches a page as a browser does, and returns what came, as it was packed.
func (v visitors) get(ctx context.Context, path string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, v.address+path, nil)
	if err != nil {
		return nil, fmt.Errorf("ask for %s: %w", path, err)
	}
	request.Header.Set("Cookie", "krav_session="+v.token)
	request.Header.Set("Accept-Encoding", "gzip")
	answer, err := v.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask for %s: %w", path, err)
	}
	body, err := io.ReadAll(answer.Body)
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s is answered with %d", path, answer.StatusCode)
	}
	return body, nil
}

// slowest has all readers fetch so many pages, one after the other without a pause,
// and returns the milliseconds that the slowest hundredth took at least.
func (v visitors) slowest(ctx context.Context, paths []string, views int) (float64, error) {
	took := make([]time.Duration, views)
	failed := make([]error, readersAtOnce)
	var next atomic.Int64
	var under sync.WaitGroup
	for reader := range readersAtOnce {
		under.Go(func() {
			for i := int(next.Add(1)) - 1; i < views; i = int(next.Add(1)) - 1 {
				begun := time.Now()
				if _, err := v.get(ctx, paths[i%len(paths)]); err != nil {
					failed[reader] = err
					return
				}
				took[i] = time.Since(begun)
			}
		})
	}
	under.Wait()
	if err := errors.Join(failed...); err != nil {
		return 0, err
	}
	slices.Sort(took)
	return milliseconds(took[len(took)*99/100]), nil
}

// anAsset finds the addresses of what a page or a style sheet has the browser fetch.
var anAsset = regexp.MustCompile(`/assets/[A-Za-z0-9/._-]+`)

// weigh returns how many thousand bytes a first view of the case list is, with all
// that it needs, and how many the larger of two later pages is: a case, and a list of a
// hundred.
func (v visitors) weigh(ctx context.Context, number int64) (first, later float64, err error) {
	list, err := v.get(ctx, "/cases")
	if err != nil {
		return 0, 0, err
	}
	one, err := v.get(ctx, fmt.Sprintf("/cases/%d", number))
	if err != nil {
		return 0, 0, err
	}
	long, err := v.get(ctx, "/cases?size=100")
	if err != nil {
		return 0, 0, err
	}
	assets, err := v.weighAssets(ctx, list, make(map[string]bool))
	return thousands(len(list) + assets), thousands(max(len(long), len(one))), err
}

// weighAssets returns how many bytes the assets are that a packed text mentions,
// and those that they mention. Fonts with letters that no European name has are only
// fetched where one stands on the page.
func (v visitors) weighAssets(ctx context.Context, text []byte, seen map[string]bool) (int, error) {
	sum := 0
	for _, found := range anAsset.FindAll(unpacked(text), -1) {
		path := string(found)
		if seen[path] || isRareFont(path) {
			continue
		}
		seen[path] = true
		asset, err := v.get(ctx, path)
		if err != nil {
			return 0, err
		}
		within, err := v.weighAssets(ctx, asset, seen)
		if err != nil {
			return 0, err
		}
		sum += len(asset) + within
	}
	return sum, nil
}

func isRareFont(path string) bool {
	return strings.HasSuffix(path, ".woff2") && !strings.Contains(path, "-latin-wght") && !strings.Contains(path, "-latin-ext-")
}

// unpacked returns the text of what was packed by gzip, and what wasn't as it is.
func unpacked(content []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return content
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return content
	}
	return plain
}

func thousands(n int) float64 { return float64(n/100) / 10 }
