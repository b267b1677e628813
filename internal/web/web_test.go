package web_test

import (
	"testing"

	"krav/internal/web"
	"krav/internal/web/webtest"
)

func TestTheSamplesOfTheKitHold(t *testing.T) {
	t.Parallel()
	webtest.Walk(t, web.Samples())
}

func TestTheSamplesOfTheKitAreAccessible(t *testing.T) {
	t.Parallel()
	webtest.Look(t, web.Samples())
}
