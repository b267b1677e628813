package cli_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// serving starts krav serve with flags and waits until its addresses answer. It
// returns what asks an address and gives status and page, and what ends the
// program and gives what it said.
func serving(t *testing.T, o *office, addresses []string, args ...string) (ask func(address string) (int, string), end func() said) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan said, 1)
	go func() { ended <- o.run(ctx, append([]string{"serve"}, args...)...) }()
	t.Cleanup(stop)
	ask = func(address string) (int, string) {
		t.Helper()
		for {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address, nil)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				select {
				case got := <-ended:
					t.Fatalf("krav serve has ended with %d: %s", got.code, got.stderr)
				default:
					continue // it isn't open yet
				}
			}
			page, err := io.ReadAll(answer.Body)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			return answer.StatusCode, string(page)
		}
	}
	for _, address := range addresses {
		ask(address)
	}
	return ask, func() said { stop(); return <-ended }
}

func TestTheHouseIsServedOnTwoOriginsAndEndsCleanly(t *testing.T) {
	t.Parallel()
	desk, debtors := freePort(t), freePort(t)
	o := newOffice(t, "KRAV_OFFICE_LISTEN="+desk, "KRAV_PORTAL_LISTEN="+debtors)
	o.must("creditor", "add", "--name", "Nordvig VVS ApS")
	ask, end := serving(t, o, []string{desk, debtors}, "--unlocked", "1", "--gallery")
	if code, page := ask(desk + "/cases"); code != http.StatusOK || !strings.Contains(page, "Nordvig VVS ApS") {
		t.Errorf("the office answers with %d", code)
	}
	if code, _ := ask(desk + "/gallery/office/cases"); code != http.StatusOK {
		t.Errorf("the gallery answers with %d", code)
	}
	if code, page := ask(debtors); code != http.StatusOK || !strings.Contains(page, "Se din sag") {
		t.Errorf("the portal answers with %d", code)
	}
	for _, address := range []string{desk + "/rates", debtors + "/rates"} {
		if code, page := ask(address); code != http.StatusOK || !strings.Contains(page, "Referencesats") {
			t.Errorf("%s answers with %d and not with the law", address, code)
		}
	}
	for address, want := range map[string]string{
		desk + "/calculate": "Hovedstol", debtors + "/calculate": "Hovedstol", desk + "/api/v1/openapi.json": `"3.1.0"`,
	} {
		if code, page := ask(address); code != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("%s answers with %d and without %s", address, code, want)
		}
	}
	for _, address := range []string{debtors + "/cases", debtors + "/gallery/", debtors + "/api/v1/openapi.json"} {
		if code, _ := ask(address); code != http.StatusNotFound {
			t.Errorf("%s answers with %d: the portal shows what is the office's", address, code)
		}
	}
	if got := end(); got.code != 0 || !strings.Contains(got.stderr, "http://"+desk) {
		t.Errorf("it ends with %d: %s", got.code, got.stderr)
	}
}

func TestAHouseIsLockedUnlessItsMachineIsToldOtherwise(t *testing.T) {
	t.Parallel()
	desk, debtors := freePort(t), freePort(t)
	o := newOffice(t, "KRAV_OFFICE_LISTEN="+desk, "KRAV_PORTAL_LISTEN="+debtors)
	ask, end := serving(t, o, []string{debtors}, "--role", "web")
	if code, page := ask(desk + "/cases"); code != http.StatusOK || !strings.Contains(page, "Her er ingen endnu") {
		t.Errorf("an empty house answers with %d and doesn't lead its first user to sign up", code)
	}
	o.must("user", "add", "drift@krav.example", "--name", "Drift")
	if code, page := ask(desk + "/rates"); code != http.StatusOK || strings.Contains(page, "Adgangskode") {
		t.Errorf("the law answers with %d to who hasn't signed in", code)
	}
	for _, path := range []string{"/cases", "/", "/gallery/"} {
		if code, page := ask(desk + path); code != http.StatusOK || !strings.Contains(page, "Adgangskode") {
			t.Errorf("%s answers with %d and isn't the sign-in", path, code)
		}
	}
	if got := end(); got.code != 0 {
		t.Errorf("it ends with %d: %s", got.code, got.stderr)
	}
}

func TestAHouseWithoutUsersSaysHowTheFirstComesIn(t *testing.T) {
	t.Parallel()
	for setting, want := range map[string]string{"open": "/sign-up", "closed": "krav user add"} {
		debtors := freePort(t)
		o := newOffice(t, "KRAV_OFFICE_LISTEN="+freePort(t), "KRAV_PORTAL_LISTEN="+debtors, "KRAV_OFFICE_SIGNUP="+setting)
		_, end := serving(t, o, []string{debtors}, "--role", "web")
		if got := end(); !strings.Contains(got.stderr, want) {
			t.Errorf("with sign-up %s it says %s", setting, got.stderr)
		}
	}
}

func TestServingIsRefusedWhereItCantBe(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for want, args := range map[string][]string{
		"--unlocked":        {"--unlocked", "1", "--addr", "0.0.0.0:0"},
		"kan ikke lyttes":   {"--addr", "256.0.0.1:80"},
		"Vælg web, worker":  {"--role", "cook"},
		"kan nås fra andre": {"--unlocked", "1", "--addr", ":0"},
	} {
		got := o.run(t.Context(), append([]string{"serve", "--lang", "da"}, args...)...)
		if got.code == 0 || !strings.Contains(strings.ToLower(got.stderr), strings.ToLower(want)) {
			t.Errorf("krav serve %v ends with %d: %s", args, got.code, got.stderr)
		}
	}
}
