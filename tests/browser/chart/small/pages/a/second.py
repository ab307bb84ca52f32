import streamlit as st

st.html("<h1>Två</h1><div style='height:2000px'></div>")
