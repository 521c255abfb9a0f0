"""Klartekst: the register itself and one thin Pelican plugin per kind of output."""
