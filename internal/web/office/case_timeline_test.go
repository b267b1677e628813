package office_test

import (
	"fmt"
	"strings"
	"testing"
)

// Five claims of a day stand one by one; a sixth, and they are told of together: 1,200 kr.
// and five of 100.
func TestManyClaimsOfADayAreOneLineOfTheTimeline(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for i := range 4 {
		d.imports(fmt.Sprintf("200%d;17;Anna Holm;Søvej 3;4000;Roskilde;anna@post.example;28-10-2026;11-11-2026;100,00", i))
	}
	has(t, d.get("").Body.String(), "Krav: faktura 1001", "Krav: faktura 2003")
	d.imports("2004;17;Anna Holm;Søvej 3;4000;Roskilde;anna@post.example;28-10-2026;11-11-2026;100,00")
	page := d.get("").Body.String()
	has(t, page, "6 krav", "Fra faktura 1001 til 2004", "1.700,00")
	if strings.Contains(page, "Krav: faktura") {
		t.Error("claims stand one by one as well")
	}
}
