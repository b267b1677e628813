package web_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"krav/internal/web"
)

// page returns the paging of a list of the numbers from one, ten a page, at an address.
func page(t *testing.T, address string, all int) web.Paging {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	after, _ := strconv.Atoi(r.URL.Query().Get("after"))
	shown, next := min(10, all-after), ""
	if after+shown < all {
		next = strconv.Itoa(after + shown)
	}
	return web.PageOf(r, shown, next)
}

func TestAListIsTurnedForthAndBackToWhereOneCameFrom(t *testing.T) {
	t.Parallel()
	const start = "/list?tab=sent"
	var addresses []string
	for address := start; address != ""; {
		addresses = append(addresses, address)
		p := page(t, address, 35)
		if want := len(addresses)*10 - 9; p.From != want {
			t.Errorf("%s begins at line %d, want %d", address, p.From, want)
		}
		address = p.Next
	}
	if len(addresses) != 4 {
		t.Fatalf("35 lines are on %d pages, want four", len(addresses))
	}
	for i := len(addresses) - 1; i > 0; i-- {
		p := page(t, addresses[i], 35)
		if p.Previous != addresses[i-1] {
			t.Errorf("from page %d one comes back to %q, want %q", i+1, p.Previous, addresses[i-1])
		}
		if isFurther := i > 1; (p.First == start) != isFurther {
			t.Errorf("from page %d the first is %q", i+1, p.First)
		}
	}
}

// Three thousand lines have three hundred pages, and an address has no room for all.
func TestAnAddressRemembersSoManyPagesAndThenLeadsToTheFirst(t *testing.T) {
	t.Parallel()
	address := "/list"
	for range 299 {
		address = page(t, address, 3000).Next
	}
	if len(address) > 1000 {
		t.Errorf("the address has %d letters", len(address))
	}
	for range 40 {
		address = page(t, address, 3000).Previous
	}
	if p := page(t, address, 3000); p.From != 2591 || p.Previous != "" || p.First != "/list" {
		t.Errorf("forty pages back: %+v", p)
	}
}

func TestAnAddressThatSaysNoPlaceIsTurnedOnAllTheSame(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/list?after=10", "/list?after=10&at=x", "/list?after=10&at=-4", "/list?after=10&back=.."} {
		if p := page(t, address, 35); p.First == "" && p.Previous == "" || p.Next == "" || p.From > 0 {
			t.Errorf("%s: %+v", address, p)
		}
	}
}
