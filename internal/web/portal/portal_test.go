package portal_test

import (
	"testing"

	"krav/internal/web/portal"
	"krav/internal/web/webtest"
)

func TestTheSamplesOfThePortalHold(t *testing.T) {
	t.Parallel()
	webtest.Walk(t, portal.Samples())
}

func TestTheSamplesOfThePortalAreAccessible(t *testing.T) {
	t.Parallel()
	webtest.Look(t, portal.Samples())
}
