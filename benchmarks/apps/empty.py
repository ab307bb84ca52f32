"""The least that Streamlit can do: one sentence, no figures."""

import streamlit as st

st.write("Siffrorna beskriver kommuner, inte enskilda elever.")
